-- $1 outline (well-known binary), $2 metres, $3 kind and $4 edition of the public areas → the plan areas and public areas within that distance.
SELECT area.kind || ':' || area.code, area.name, ST_Distance(area.outline, plan.outline), area.kind = $3 AND ST_Area(ST_Intersection(area.outline, plan.outline)) > 1
FROM (SELECT ST_GeomFromWKB($1, 3006) AS outline) AS plan
  JOIN core.desk_area AS area ON ST_DWithin(area.outline, plan.outline, $2)
WHERE area.kind = 'plan' OR (area.kind, area.edition) = ($3, $4)
ORDER BY 1, 3;
