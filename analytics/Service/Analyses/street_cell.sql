-- $1 municipality, $2 cell size in metres → the metres of street in each cell of the grid that has any.
SELECT cell.i AS "column", cell.j AS "row", sum(ST_Length(ST_Intersection(feature.shape, cell.geom))) AS amount
FROM core.map_feature AS feature CROSS JOIN LATERAL ST_SquareGrid($2, feature.shape) AS cell
WHERE feature.municipality = $1 AND feature.layer = 'road' AND ST_Intersects(feature.shape, cell.geom)
GROUP BY cell.i, cell.j
HAVING sum(ST_Length(ST_Intersection(feature.shape, cell.geom))) > 0;
