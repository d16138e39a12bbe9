-- $1 municipality → the traits of each plan area of the register that is in force, and of each public area, as they are compared by.
WITH area AS (
  SELECT area.kind || ':' || area.code AS subject, area.outline
  FROM core.area JOIN core.municipality ON municipality.code = area.municipality
  WHERE area.municipality = $1 AND area.outline IS NOT NULL
    AND (area.kind = 'plan' OR (area.kind, area.edition) = (municipality.public_area_kind, municipality.public_area_edition))
), one AS (
  SELECT DISTINCT ON (subject) subject, outline FROM area ORDER BY subject, ST_Area(outline) DESC
)
SELECT code, hectares, dwellings_near, other_buildings_near, hectares_near, dwellings_around, metres_to_stop, metres_to_licence
FROM (SELECT array_agg(subject ORDER BY subject) AS subjects, array_agg(ST_AsBinary(outline) ORDER BY subject) AS outlines FROM one) AS every
  CROSS JOIN LATERAL core.area_features($1, subjects, outlines)
ORDER BY code;
