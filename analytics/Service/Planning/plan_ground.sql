-- $1 areas' names, $2 outlines (well-known binary, pairwise), $3 distances in metres → square kilometres within each distance of each area.
WITH given AS (
  SELECT name, ST_GeomFromWKB(shape, 3006) AS outline FROM unnest($1::text[], $2::bytea[]) AS area(name, shape)
), grown AS MATERIALIZED (
  SELECT name, outline, core.grown_by_20(outline) AS by_20 FROM given
)
SELECT name, within, ST_Area(CASE WHEN within >= 20 THEN ST_Buffer(by_20, within - 20) ELSE ST_Buffer(outline, within) END) / 1000000
FROM grown CROSS JOIN unnest($3::float8[]) AS within;
