-- $1 municipality, $2 run, $3 years of incidents, $4 years of reported offences → analysis.area_count of the themes that are never mapped:
-- the whole municipality and whole years, and nothing smaller. Events whose place is not known are held for one that is not distinct; of
-- offences, summed by area, both days and areas stand in the place of places: a household has its reports in one area.
INSERT INTO analysis.area_count (run_id, municipality, theme, kind, area_kind, area_edition, area_code, period, incidents,
  place_events, places, largest_place_share, reporters, completely_reported)
WITH told AS MATERIALIZED (
  SELECT theme.id AS theme, extract(year FROM incident.occurred_from AT TIME ZONE 'Europe/Stockholm')::int AS year,
    CASE WHEN incident.precision IN ('address', 'street') THEN incident.location END AS location, incident.reporter
  FROM core.incident AS incident
    JOIN core.theme_kind USING (municipality, kind)
    JOIN core.incident_kind AS kind USING (municipality, kind)
    JOIN core.theme ON (theme.municipality, theme.id, theme.never_mapped) = (incident.municipality, theme_kind.theme, true)
  WHERE incident.municipality = $1 AND incident.duplicate_of IS NULL AND incident.withdrawn_on IS NULL
    AND (NOT kind.public_place_only OR incident.in_public_place IS TRUE)
), point AS (
  SELECT DISTINCT location FROM told WHERE location IS NOT NULL
), place AS (
  SELECT location, ST_ClusterDBSCAN(location, 10, 1) OVER (ORDER BY ST_X(location), ST_Y(location)) AS place FROM point
), incident AS (
  SELECT theme, year, place, reporter FROM told LEFT JOIN place USING (location)
), offence AS (
  SELECT theme.id AS theme, extract(year FROM reported.committed_on)::int AS year, reported.committed_on, reported.area_code, reported.count
  FROM core.reported_offence AS reported
    JOIN core.theme_offence_code AS code USING (municipality, offence_code)
    JOIN core.theme ON (theme.municipality, theme.id, theme.never_mapped) = (code.municipality, code.theme, true)
  WHERE reported.municipality = $1
), behind AS (
  SELECT theme, year, 'place ' || place AS origin, 'place' AS sort, count(*) AS events FROM incident GROUP BY theme, year, place
  UNION ALL SELECT theme, year, 'day ' || committed_on, 'day', sum(count) FROM offence GROUP BY theme, year, committed_on
  UNION ALL SELECT theme, year, 'area ' || area_code, 'area', sum(count) FROM offence GROUP BY theme, year, area_code
), spread AS (
  SELECT theme, year, sort, sum(events) AS events, count(origin) AS places, max(events) / sum(events) AS largest_share FROM behind GROUP BY theme, year, sort
), counted AS (
  SELECT theme, year, max(events) AS events, min(places) AS places, max(largest_share) AS largest_share FROM spread GROUP BY theme, year
), reported_by AS (
  SELECT theme, year, count(DISTINCT reporter) AS reporters FROM incident GROUP BY theme, year
), thursday AS (
  SELECT year, day::date AS day
  FROM unnest($3::int[]) AS year, generate_series(make_date(year, 1, 1), make_date(year, 12, 31), interval '1 day') AS day
  WHERE extract(isodow FROM day) = 4
), completeness AS (
  SELECT thursday.year, bool_and(week.reporter IS NOT NULL) AS complete
  FROM thursday
    JOIN core.reporter ON reporter.municipality = $1
    LEFT JOIN core.reporting_week AS week ON week.municipality = $1 AND week.source = reporter.source AND week.reporter = reporter.name
      AND week.iso_year = extract(isoyear FROM thursday.day) AND week.iso_week = extract(week FROM thursday.day)
  GROUP BY thursday.year
), subject AS (
  SELECT DISTINCT theme.id AS theme, year, true AS of_incidents
  FROM core.theme JOIN core.theme_kind ON (theme_kind.municipality, theme_kind.theme) = (theme.municipality, theme.id), unnest($3::int[]) AS year
  WHERE theme.municipality = $1 AND theme.never_mapped
  UNION ALL SELECT DISTINCT theme.id, year, false
  FROM core.theme JOIN core.theme_offence_code AS code ON (code.municipality, code.theme) = (theme.municipality, theme.id), unnest($4::int[]) AS year
  WHERE theme.municipality = $1 AND theme.never_mapped
)
SELECT $2, $1, subject.theme, '', 'municipality', municipality.public_area_edition, $1, subject.year::text, coalesce(counted.events, 0),
  coalesce(counted.events, 0), coalesce(counted.places, 0), coalesce(counted.largest_share, 0),
  CASE WHEN subject.of_incidents THEN coalesce(reported_by.reporters, 0) END,
  -- An offence may be entered a year after it was committed.
  CASE WHEN subject.of_incidents THEN coalesce(completeness.complete, false)
    ELSE (SELECT max(delivered_on) >= make_date(subject.year + 2, 1, 1) FROM core.reported_offence WHERE municipality = $1) END
FROM subject
  JOIN core.municipality ON municipality.code = $1
  LEFT JOIN counted USING (theme, year)
  LEFT JOIN reported_by USING (theme, year)
  LEFT JOIN completeness USING (year);
