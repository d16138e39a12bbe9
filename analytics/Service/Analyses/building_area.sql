-- $1 municipality → the number of buildings in each area; one on a border counts in both.
SELECT area.kind, area.code, count(building.reference)::float8 AS amount
FROM core.area LEFT JOIN core.building ON building.municipality = area.municipality AND ST_Covers(area.outline, building.location)
WHERE area.municipality = $1
  AND (area.kind = 'plan' OR area.edition = (SELECT public_area_edition FROM core.municipality WHERE code = $1))
GROUP BY area.kind, area.edition, area.code;
