-- $1 classes of roads → what the council's maps are drawn on, the lowest first. What is smaller than a step of the drawing is nothing in it.
SELECT layer, ST_AsBinary(drawn)
FROM (
  SELECT layer, reference, ST_SnapToGrid(ST_SimplifyPreserveTopology(shape, 8), 5) AS drawn
  FROM core.desk_map_feature WHERE layer = 'water' OR (layer = 'road' AND class = ANY ($1))
) AS simplified
WHERE drawn IS NOT NULL AND NOT ST_IsEmpty(drawn)
ORDER BY layer DESC, reference;
