-- $1 coordinate systems, $2 outlines as SWEREF 99 TM well-known binary (pairwise), $3 kind and $4 edition of the public areas → how much of each
-- outline lies in the municipality, 0 to 1.
SELECT asked.crs, coalesce(sum(ST_Area(ST_Intersection(area.outline, asked.outline))) / nullif(ST_Area(asked.outline), 0), 0)
FROM (SELECT crs, ST_GeomFromWKB(shape, 3006) AS outline FROM unnest($1::int[], $2::bytea[]) AS given(crs, shape)) AS asked
  LEFT JOIN core.desk_area AS area ON (area.kind, area.edition) = ($3, $4) AND area.outline && asked.outline
GROUP BY asked.crs, asked.outline;
