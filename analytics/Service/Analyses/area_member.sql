-- $1 municipality → the temporary table member: in which units each spot lies, from the temporary tables spot and unit. One on a border belongs to
-- the first code.
CREATE TEMP TABLE member ON COMMIT DROP AS
WITH setting AS (
  SELECT code AS municipality, public_area_kind AS kind, public_area_edition AS edition FROM core.municipality WHERE code = $1
), lying AS MATERIALIZED (
  SELECT DISTINCT ON (spot.spot) spot.spot, area.code, area.parent_code
  FROM core.area JOIN setting USING (municipality, kind, edition) JOIN spot ON ST_Covers(area.outline, spot.location)
  ORDER BY spot.spot, area.code
), home AS (
  SELECT spot, lying.code AS public_code, lying.parent_code FROM spot LEFT JOIN lying USING (spot)
)
SELECT home.spot, unit.unit FROM setting, home JOIN unit ON unit.code = home.public_code WHERE (unit.kind, unit.edition) = (setting.kind, setting.edition)
UNION ALL SELECT home.spot, unit.unit FROM setting, home JOIN unit ON unit.code = home.parent_code WHERE (unit.kind, unit.edition) = ('regso', setting.edition)
UNION ALL SELECT home.spot, unit.unit FROM home JOIN unit ON (unit.kind, unit.code) = ('municipality', $1)
UNION ALL SELECT home.spot, unit.unit FROM home JOIN unit ON (unit.kind, unit.code) = ('municipality', '') WHERE home.public_code IS NULL
UNION ALL SELECT spot.spot, unit.unit FROM core.area JOIN spot ON ST_Covers(area.outline, spot.location) JOIN unit USING (kind, edition, code)
  WHERE area.municipality = $1 AND area.kind = 'plan';
