-- $1 municipality, $2 run → analysis.area_count: what each area had of each theme in each period, zeros too, from the
-- temporary tables theme_incident and period (name, quarter). An incident on a border belongs to the first code.
INSERT INTO analysis.area_count (run_id, municipality, theme, area_kind, area_edition, area_code, period, incidents,
  place_events, places, largest_place_share, reporters, completely_reported)
WITH setting AS (
  SELECT code AS municipality, public_area_kind AS kind, public_area_edition AS edition FROM core.municipality WHERE code = $1
), public_area AS MATERIALIZED (
  SELECT area.* FROM core.area JOIN setting USING (municipality, kind, edition)
), home AS MATERIALIZED (
  SELECT DISTINCT ON (incident.theme, incident.source, incident.reference) incident.*, area.code AS public_code,
    area.parent_code
  FROM theme_incident AS incident
    LEFT JOIN public_area AS area ON ST_Covers(area.outline, incident.location)
  ORDER BY incident.theme, incident.source, incident.reference, area.code
), unit (kind, edition, code) AS (
  SELECT kind, edition, code FROM public_area
  UNION ALL SELECT area.kind, area.edition, area.code FROM core.area JOIN setting USING (municipality)
    WHERE area.kind = 'regso' AND area.edition = setting.edition
  UNION ALL SELECT area.kind, area.edition, area.code FROM core.area WHERE municipality = $1 AND area.kind = 'plan'
  UNION ALL SELECT 'municipality', edition, $1 FROM setting
  UNION ALL SELECT 'municipality', edition, '' FROM setting
), member AS (
  SELECT setting.kind, setting.edition, home.public_code AS code, home.* FROM home, setting WHERE home.public_code IS NOT NULL
  UNION ALL SELECT 'regso', setting.edition, home.parent_code, home.* FROM home, setting WHERE home.parent_code IS NOT NULL
  UNION ALL SELECT 'municipality', setting.edition, $1, home.* FROM home, setting
  UNION ALL SELECT 'municipality', setting.edition, '', home.* FROM home, setting WHERE home.public_code IS NULL
  UNION ALL SELECT area.kind, area.edition, area.code, home.* FROM home
    JOIN core.area ON area.municipality = $1 AND area.kind = 'plan' AND ST_Covers(area.outline, home.location)
), at_place AS (
  SELECT member.theme, member.kind, member.edition, member.code, period.name AS period, member.place,
    count(*) AS incidents, count(*) FILTER (WHERE member.counted) AS place_events
  FROM member JOIN period USING (quarter)
  GROUP BY member.theme, member.kind, member.edition, member.code, period.name, member.place
), counted AS (
  SELECT theme, kind, edition, code, period, sum(incidents) AS incidents, sum(place_events) AS place_events,
    count(*) AS places, max(incidents) / sum(incidents) AS largest_place_share
  FROM at_place
  GROUP BY theme, kind, edition, code, period
), reported_by AS (
  SELECT member.theme, member.kind, member.edition, member.code, period.name AS period, count(DISTINCT member.reporter) AS reporters
  FROM member JOIN period USING (quarter)
  GROUP BY member.theme, member.kind, member.edition, member.code, period.name
), whole_period AS (
  SELECT DISTINCT name, first_day, last_day FROM period
), thursday AS (
  SELECT whole_period.name, day::date AS day
  FROM whole_period, generate_series(whole_period.first_day, whole_period.last_day, interval '1 day') AS day
  WHERE extract(isodow FROM day) = 4
), completeness AS (
  SELECT thursday.name, bool_and(week.reporter IS NOT NULL) AS complete
  FROM thursday
    JOIN core.reporter ON reporter.municipality = $1
    LEFT JOIN core.reporting_week AS week ON week.municipality = $1 AND week.source = reporter.source AND week.reporter = reporter.name
      AND week.iso_year = extract(isoyear FROM thursday.day) AND week.iso_week = extract(week FROM thursday.day)
  GROUP BY thursday.name
)
SELECT $2, $1, theme.id, unit.kind, unit.edition, unit.code, whole_period.name, coalesce(counted.incidents, 0),
  coalesce(counted.place_events, 0), coalesce(counted.places, 0), coalesce(counted.largest_place_share, 0),
  coalesce(reported_by.reporters, 0), coalesce(completeness.complete, false)
FROM unit
  CROSS JOIN whole_period
  JOIN core.theme ON theme.municipality = $1
    AND EXISTS (SELECT FROM core.theme_kind WHERE theme_kind.municipality = $1 AND theme_kind.theme = theme.id)
  LEFT JOIN counted ON (counted.theme, counted.kind, counted.edition, counted.code, counted.period)
    = (theme.id, unit.kind, unit.edition, unit.code, whole_period.name)
  LEFT JOIN reported_by ON (reported_by.theme, reported_by.kind, reported_by.edition, reported_by.code, reported_by.period)
    = (theme.id, unit.kind, unit.edition, unit.code, whole_period.name)
  LEFT JOIN completeness ON completeness.name = whole_period.name;
