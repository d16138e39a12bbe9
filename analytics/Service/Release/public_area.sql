-- $1 municipality → its public areas, their unions and the municipality, with residents, addresses and public outline. A
-- union's or the municipality's residents are the sum of its areas'. Outlines are snapped to 5 m, neighbours alike.
WITH setting AS (
  SELECT code AS municipality, name, public_area_kind AS kind, public_area_edition AS edition FROM core.municipality WHERE code = $1
), small AS (
  SELECT area.kind, area.edition, area.code, area.name, area.parent_code, area.drawn_as, area.outline, population.residents,
    population.year, (
      SELECT sum(building.addresses) FROM core.building
      WHERE building.municipality = $1 AND ST_Covers(area.outline, building.location)
    ) AS addresses
  FROM core.area
    JOIN setting USING (municipality, kind, edition)
    LEFT JOIN LATERAL (
      SELECT residents, year FROM core.population
      WHERE (municipality, kind, edition, code) = (area.municipality, area.kind, area.edition, area.code)
      ORDER BY year DESC LIMIT 1
    ) AS population ON true
), regso AS (
  SELECT area.kind, area.edition, area.code, area.name, NULL AS parent_code, area.drawn_as, area.outline, sum(small.residents) AS residents,
    max(small.year) AS year, sum(small.addresses) AS addresses
  FROM core.area
    JOIN setting ON setting.municipality = area.municipality AND setting.edition = area.edition AND area.kind = 'regso'
    JOIN small ON small.parent_code = area.code
  GROUP BY area.kind, area.edition, area.code, area.name, area.drawn_as, area.outline
), whole AS (
  SELECT 'municipality' AS kind, setting.edition, $1 AS code, setting.name, NULL AS parent_code, NULL AS drawn_as, (
      SELECT outline FROM core.area WHERE municipality = $1 AND kind = 'municipality' AND outline IS NOT NULL
      ORDER BY edition DESC LIMIT 1
    ) AS outline, (SELECT sum(residents) FROM small) AS residents, (SELECT max(year) FROM small) AS year,
    (SELECT sum(addresses) FROM small) AS addresses
  FROM setting
), area AS (
  SELECT * FROM small UNION ALL SELECT * FROM regso UNION ALL SELECT * FROM whole
)
SELECT kind, edition, code, name, parent_code, drawn_as, residents::int, year, addresses::int,
  ST_Multi(ST_CollectionExtract(ST_MakeValid(ST_SnapToGrid(outline, 5)), 3)) AS outline
FROM area
ORDER BY kind, edition, code;
