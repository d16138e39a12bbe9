-- $1 municipality, $2 run → names for each hotspot the plan areas and the public areas that it shares ground with.
UPDATE analysis.hotspot SET touches = coalesce((
  SELECT string_agg(area.kind || ':' || area.code, ' ' ORDER BY area.kind, area.code)
  FROM core.area JOIN core.municipality ON municipality.code = area.municipality
  WHERE area.municipality = $1
    AND (area.kind = 'plan' OR (area.kind, area.edition) = (municipality.public_area_kind, municipality.public_area_edition))
    AND ST_Intersects(area.outline, hotspot.outline) AND ST_Area(ST_Intersection(area.outline, hotspot.outline)) > 1
), '')
WHERE hotspot.municipality = $1 AND hotspot.run_id = $2;
