-- $1 classes of roads → what the council's maps are drawn on, the lowest first.
SELECT layer, ST_AsBinary(ST_SnapToGrid(ST_SimplifyPreserveTopology(shape, 8), 5))
FROM core.desk_map_feature
WHERE layer = 'water' OR (layer = 'road' AND class = ANY ($1))
ORDER BY layer DESC, reference;
