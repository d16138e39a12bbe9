-- $1 municipality, $2 first day, $3 last day → reporters, the weekly reports expected of them, those that came, and those
-- of them that said there was nothing to report. An ISO week belongs to the time in which its Thursday lies.
WITH week AS (
  SELECT extract(isoyear FROM day)::int AS iso_year, extract(week FROM day)::int AS iso_week
  FROM generate_series($2::date, $3::date, interval '1 day') AS day
  WHERE extract(isodow FROM day) = 4
), reported AS (
  SELECT reporting.had_incidents
  FROM core.reporting_week AS reporting JOIN week USING (iso_year, iso_week)
    JOIN core.reporter ON (reporter.municipality, reporter.source, reporter.name) = (reporting.municipality, reporting.source, reporting.reporter)
  WHERE reporting.municipality = $1
)
SELECT reporters::int, (reporters * (SELECT count(*) FROM week))::int, (SELECT count(*) FROM reported)::int,
  (SELECT count(*) FROM reported WHERE NOT had_incidents)::int
FROM (SELECT count(*) AS reporters FROM core.reporter WHERE municipality = $1) AS expected;
