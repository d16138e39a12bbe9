-- $1 municipality → the metres of street in each area.
SELECT area.kind, area.code, coalesce(sum(ST_Length(ST_Intersection(feature.shape, area.outline))), 0) AS amount
FROM core.area
  LEFT JOIN core.map_feature AS feature
    ON feature.municipality = area.municipality AND feature.layer = 'road' AND ST_Intersects(feature.shape, area.outline)
WHERE area.municipality = $1
  AND (area.kind = 'plan' OR area.edition = (SELECT public_area_edition FROM core.municipality WHERE code = $1))
GROUP BY area.kind, area.edition, area.code;
