-- $1 municipality, $2 run → analysis.area_count: what each area had of each theme in each period, zeros too, from the
-- temporary tables unit, member, theme_incident and period (name, quarter); of each kind of the theme too, but not by plan area.
INSERT INTO analysis.area_count (run_id, municipality, theme, kind, area_kind, area_edition, area_code, period, incidents,
  place_events, places, largest_place_share, reporters, completely_reported)
WITH counted_as AS (
  SELECT theme, '' AS kind, spot, place, counted, quarter, reporter FROM theme_incident
  UNION ALL SELECT theme, kind, spot, place, counted, quarter, reporter FROM theme_incident
), at_spot AS (
  SELECT incident.theme, incident.kind, incident.spot, incident.place, period.name AS period,
    count(*) AS incidents, count(*) FILTER (WHERE incident.counted) AS place_events
  FROM counted_as AS incident JOIN period USING (quarter)
  GROUP BY incident.theme, incident.kind, incident.spot, incident.place, period.name
), at_place AS (
  SELECT theme, at_spot.kind, unit, period, place, sum(incidents) AS incidents, sum(place_events) AS place_events
  FROM at_spot JOIN member USING (spot) JOIN unit USING (unit)
  WHERE at_spot.kind = '' OR unit.kind <> 'plan'
  GROUP BY theme, at_spot.kind, unit, period, place
), counted AS (
  SELECT theme, kind, unit, period, sum(incidents) AS incidents, sum(place_events) AS place_events,
    count(*) AS places, max(incidents) / sum(incidents) AS largest_place_share
  FROM at_place
  GROUP BY theme, kind, unit, period
), told AS (
  SELECT DISTINCT incident.theme, incident.kind, member.unit, incident.quarter, incident.reporter FROM counted_as AS incident JOIN member USING (spot)
), reported_by AS (
  SELECT theme, kind, unit, period, count(*) AS reporters
  FROM (SELECT DISTINCT told.theme, told.kind, told.unit, period.name AS period, told.reporter FROM told JOIN period USING (quarter)) AS named
  GROUP BY theme, kind, unit, period
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
), subject AS (
  SELECT theme_kind.theme, listed.kind
  FROM core.theme_kind JOIN core.theme ON (theme.municipality, theme.id) = (theme_kind.municipality, theme_kind.theme),
    unnest(ARRAY['', theme_kind.kind]) AS listed(kind)
  WHERE theme.municipality = $1 AND NOT theme.never_mapped
  GROUP BY theme_kind.theme, listed.kind
)
SELECT $2, $1, subject.theme, subject.kind, unit.kind, unit.edition, unit.code, whole_period.name, coalesce(counted.incidents, 0),
  coalesce(counted.place_events, 0), coalesce(counted.places, 0), coalesce(counted.largest_place_share, 0),
  coalesce(reported_by.reporters, 0), coalesce(completeness.complete, false)
FROM unit
  CROSS JOIN whole_period
  JOIN subject ON subject.kind = '' OR unit.kind <> 'plan'
  LEFT JOIN counted ON (counted.theme, counted.kind, counted.unit, counted.period) = (subject.theme, subject.kind, unit.unit, whole_period.name)
  LEFT JOIN reported_by ON (reported_by.theme, reported_by.kind, reported_by.unit, reported_by.period) = (subject.theme, subject.kind, unit.unit, whole_period.name)
  LEFT JOIN completeness ON completeness.name = whole_period.name;
