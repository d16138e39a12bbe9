-- $1 municipality → what lies under the public map: water, and roads of the larger classes, on whole 5 m.
SELECT layer, ST_SnapToGrid(ST_SimplifyPreserveTopology(shape, 8), 5) AS shape
FROM core.map_feature
WHERE municipality = $1 AND (layer = 'water' OR (layer = 'road' AND class = ANY ($2)))
ORDER BY layer DESC, reference;
