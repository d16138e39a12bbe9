-- $1 municipality, $2 cell size in metres → the number of buildings in each cell of the grid that has any.
SELECT floor(ST_X(location) / $2)::int AS "column", floor(ST_Y(location) / $2)::int AS "row", count(*)::float8 AS amount
FROM core.building
WHERE municipality = $1
GROUP BY 1, 2;
