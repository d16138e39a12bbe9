-- $1 municipality → the inhabited land of each public area, with the residents of the latest year that is known.
WITH setting AS (
  SELECT code AS municipality, public_area_kind AS kind, public_area_edition AS edition FROM core.municipality WHERE code = $1
), land AS (
  SELECT ST_Union(outline) AS outline FROM core.inhabited_land WHERE municipality = $1
)
SELECT ST_Multi(ST_CollectionExtract(ST_Intersection(area.outline, land.outline), 3)) AS inhabited_land, population.residents
FROM core.area
  JOIN setting USING (municipality, kind, edition)
  CROSS JOIN land
  JOIN LATERAL (
    SELECT residents FROM core.population
    WHERE (municipality, kind, edition, code) = (area.municipality, area.kind, area.edition, area.code)
    ORDER BY year DESC LIMIT 1
  ) AS population ON true
WHERE area.outline IS NOT NULL AND land.outline IS NOT NULL
ORDER BY area.code;
