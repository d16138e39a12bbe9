-- $1 municipality → the temporary table unit: what is counted for, by a number: the public areas, what they lie in, the plan areas, the municipality
-- whole, and what lies in no public area.
CREATE TEMP TABLE unit ON COMMIT DROP AS
WITH setting AS (
  SELECT code AS municipality, public_area_kind AS kind, public_area_edition AS edition FROM core.municipality WHERE code = $1
)
SELECT row_number() OVER ()::int AS unit, kind, edition, code
FROM (
  SELECT area.kind, area.edition, area.code FROM core.area JOIN setting USING (municipality, kind, edition)
  UNION ALL SELECT area.kind, area.edition, area.code FROM core.area JOIN setting USING (municipality)
    WHERE area.kind = 'regso' AND area.edition = setting.edition
  UNION ALL SELECT area.kind, area.edition, area.code FROM core.area WHERE municipality = $1 AND area.kind = 'plan'
  UNION ALL SELECT 'municipality', edition, $1 FROM setting
  UNION ALL SELECT 'municipality', edition, '' FROM setting
) AS listed;
