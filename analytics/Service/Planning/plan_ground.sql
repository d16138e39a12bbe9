-- $1 areas' names, $2 outlines (well-known binary, pairwise), $3 distances in metres → square kilometres within each distance of each area.
SELECT name, within, ST_Area(ST_Buffer(ST_GeomFromWKB(shape, 3006), within)) / 1000000
FROM unnest($1::text[], $2::bytea[]) AS given(name, shape) CROSS JOIN unnest($3::float8[]) AS within;
