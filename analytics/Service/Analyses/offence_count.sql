-- $1 municipality, $2 run, $3 period → analysis.area_count of reported offences for the whole time only, but not of themes that are never mapped: the rows are
-- already summed by area, so that days stand in the place of places, and a zero is never sure while some lack an area.
INSERT INTO analysis.area_count (run_id, municipality, theme, kind, area_kind, area_edition, area_code, period, incidents,
  place_events, places, largest_place_share, reporters, completely_reported)
WITH offence AS (
  SELECT code.theme, offence.* FROM core.reported_offence AS offence
    JOIN core.theme_offence_code AS code USING (municipality, offence_code)
    JOIN core.theme ON (theme.municipality, theme.id, theme.never_mapped) = (code.municipality, code.theme, false)
  WHERE offence.municipality = $1
), edition AS (
  SELECT DISTINCT theme, area_kind, area_edition FROM offence
), unit (theme, kind, edition, code) AS (
  SELECT edition.theme, area.kind, area.edition, area.code
  FROM edition JOIN core.area ON area.municipality = $1 AND (area.kind, area.edition) = (edition.area_kind, edition.area_edition)
  UNION ALL SELECT theme, 'municipality', area_edition, $1 FROM edition
  UNION ALL SELECT theme, 'municipality', area_edition, '' FROM edition
), member AS (
  SELECT area_kind AS kind, area_edition AS edition, area_code AS code, offence.* FROM offence WHERE area_code IS NOT NULL
  UNION ALL SELECT 'municipality', area_edition, $1, offence.* FROM offence
  UNION ALL SELECT 'municipality', area_edition, '', offence.* FROM offence WHERE area_code IS NULL
), on_day AS (
  SELECT theme, kind, edition, code, committed_on, sum(count) AS offences FROM member GROUP BY theme, kind, edition, code, committed_on
), counted AS (
  SELECT theme, kind, edition, code, sum(offences) AS offences, count(*) AS days, max(offences) / sum(offences) AS largest_share
  FROM on_day GROUP BY theme, kind, edition, code
)
SELECT $2, $1, unit.theme, '', unit.kind, unit.edition, unit.code, $3, coalesce(counted.offences, 0), coalesce(counted.offences, 0),
  coalesce(counted.days, 0), coalesce(counted.largest_share, 0), NULL,
  NOT EXISTS (SELECT FROM offence WHERE offence.theme = unit.theme AND offence.area_code IS NULL)
FROM unit
  LEFT JOIN counted ON (counted.theme, counted.kind, counted.edition, counted.code) = (unit.theme, unit.kind, unit.edition, unit.code);
