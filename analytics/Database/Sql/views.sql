-- The municipality that the session asks about, geo.municipality, where geo.only lets it: * for whoever may ask about all, else the code of the only
-- one. Null otherwise, and where the session has not said so much: then no row is its.
CREATE OR REPLACE FUNCTION core.asked_municipality() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN current_setting('geo.only', true) IN ('*', current_setting('geo.municipality', true)) THEN nullif(current_setting('geo.municipality', true), '') END
$$;
REVOKE ALL ON FUNCTION core.asked_municipality() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION core.asked_municipality() TO geo_desk;

-- What the desk sees of core and analysis: of each view what the role in geo.role may see, and of that only the rows of the municipality that
-- the session asks about. A session that has named no role sees nothing. Members of the council from outside see what is public,
-- and concentrations by their own rule set: no points, no small count, no square finer than their rule says.
CREATE OR REPLACE VIEW core.desk_municipality WITH (security_barrier) AS
SELECT * FROM core.municipality WHERE current_setting('geo.role', true) IN ('coordinator', 'council', 'planner', 'reporter', 'council-external')
  AND current_setting('geo.only', true) IN ('*', code);

-- The rule set of members from outside, by theme: the theme's own, or what holds for all. Itself no secret.
CREATE OR REPLACE VIEW analysis.desk_external_rule AS
SELECT theme.municipality, theme.id AS theme, rule.geography, rule.smallest_count, rule.smallest_places, rule.smallest_cell_metres
FROM core.theme AS theme
  JOIN LATERAL (
    SELECT * FROM core.release_rule
    WHERE municipality = theme.municipality AND audience = 'council-external' AND release_rule.theme IN ('', theme.id)
    ORDER BY length(release_rule.theme) DESC LIMIT 1
  ) AS rule ON true;

CREATE OR REPLACE VIEW analysis.desk_run WITH (security_barrier) AS
SELECT * FROM analysis.run WHERE municipality = core.asked_municipality()
  AND current_setting('geo.role', true) IN ('coordinator', 'council', 'planner');

CREATE OR REPLACE VIEW analysis.desk_area_count WITH (security_barrier) AS
SELECT * FROM analysis.area_count WHERE municipality = core.asked_municipality()
  AND current_setting('geo.role', true) IN ('coordinator', 'council');

-- For those from outside a concentration is the squares of their own rule's size that it touches, and is there only where it is no small count.
CREATE OR REPLACE VIEW analysis.desk_hotspot WITH (security_barrier) AS
SELECT run_id, municipality, theme, period, number, cells, incidents, place_events, places, expected, smallest_q_bh, touches, outline
FROM analysis.hotspot WHERE municipality = core.asked_municipality()
  AND current_setting('geo.role', true) IN ('coordinator', 'council', 'planner')
UNION ALL
SELECT hotspot.run_id, hotspot.municipality, hotspot.theme, hotspot.period, hotspot.number, hotspot.cells, hotspot.incidents, hotspot.place_events,
  hotspot.places, hotspot.expected, hotspot.smallest_q_bh, hotspot.touches, coarse.outline
FROM analysis.hotspot AS hotspot
  JOIN analysis.desk_external_rule AS rule USING (municipality, theme)
  CROSS JOIN LATERAL (
    SELECT ST_Multi(ST_Union(square.geom))::geometry(MultiPolygon, 3006) AS outline
    FROM ST_SquareGrid(rule.smallest_cell_metres, hotspot.outline) AS square
    WHERE ST_Intersects(square.geom, hotspot.outline) AND NOT ST_Touches(square.geom, hotspot.outline)
  ) AS coarse
WHERE hotspot.municipality = core.asked_municipality()
  AND current_setting('geo.role', true) IN ('council-external')
  AND rule.geography = 'areas' AND least(hotspot.incidents, hotspot.place_events) >= rule.smallest_count
  AND hotspot.places >= rule.smallest_places;

-- A cell of theirs is as large as their rule says, and holds no small count: none of them is shown, so that what is not shown may be nothing.
CREATE OR REPLACE VIEW analysis.desk_hotspot_cell WITH (security_barrier) AS
SELECT * FROM analysis.hotspot_cell WHERE municipality = core.asked_municipality()
  AND current_setting('geo.role', true) IN ('coordinator', 'council')
UNION ALL
SELECT cell.*
FROM analysis.hotspot_cell AS cell
  JOIN analysis.desk_external_rule AS rule USING (municipality, theme)
  JOIN core.municipality AS own ON own.code = cell.municipality
WHERE cell.municipality = core.asked_municipality()
  AND current_setting('geo.role', true) IN ('council-external')
  AND rule.geography = 'areas' AND own.cell_size_metres >= rule.smallest_cell_metres
  AND least(cell.incidents, cell.place_events) >= rule.smallest_count AND cell.places >= rule.smallest_places;

CREATE OR REPLACE VIEW analysis.desk_result WITH (security_barrier) AS
SELECT * FROM analysis.result WHERE municipality = core.asked_municipality()
  AND current_setting('geo.role', true) IN ('coordinator', 'council', 'planner');

CREATE OR REPLACE VIEW analysis.desk_release_candidate WITH (security_barrier) AS
SELECT * FROM analysis.release_candidate WHERE municipality = core.asked_municipality()
  AND current_setting('geo.role', true) IN ('coordinator', 'council');

CREATE OR REPLACE VIEW core.desk_theme WITH (security_barrier) AS
SELECT * FROM core.theme WHERE municipality = core.asked_municipality()
  AND current_setting('geo.role', true) IN ('coordinator', 'council', 'planner', 'council-external');

CREATE OR REPLACE VIEW core.desk_source WITH (security_barrier) AS
SELECT * FROM core.source WHERE municipality = core.asked_municipality()
  AND current_setting('geo.role', true) IN ('coordinator', 'council', 'planner');

CREATE OR REPLACE VIEW core.desk_delivery WITH (security_barrier) AS
SELECT * FROM core.delivery WHERE municipality = core.asked_municipality()
  AND current_setting('geo.role', true) IN ('coordinator', 'council', 'planner');

CREATE OR REPLACE VIEW core.desk_plan WITH (security_barrier) AS
SELECT plan.*, area.outline
FROM core.detailed_plan AS plan
  JOIN core.area AS area ON (area.municipality, area.kind, area.edition, area.code) = (plan.municipality, 'plan', plan.edition, plan.code)
WHERE plan.municipality = core.asked_municipality()
  AND current_setting('geo.role', true) IN ('coordinator', 'council', 'planner', 'council-external');

-- Without a barrier: behind one, what lies near could not be found by the index of places. A barrier would stop no one here, for the
-- session that is asked about names its municipality itself.
CREATE OR REPLACE VIEW core.desk_area AS
SELECT * FROM core.area WHERE municipality = core.asked_municipality()
  AND current_setting('geo.role', true) IN ('coordinator', 'council', 'planner', 'council-external');

CREATE OR REPLACE VIEW core.desk_building AS
SELECT * FROM core.building WHERE municipality = core.asked_municipality()
  AND current_setting('geo.role', true) IN ('coordinator', 'council', 'planner');

CREATE OR REPLACE VIEW core.desk_context_point AS
SELECT * FROM core.context_point WHERE municipality = core.asked_municipality()
  AND current_setting('geo.role', true) IN ('coordinator', 'council', 'planner');

CREATE OR REPLACE VIEW core.desk_place AS
SELECT * FROM core.place WHERE municipality = core.asked_municipality()
  AND current_setting('geo.role', true) IN ('coordinator', 'council', 'planner');

CREATE OR REPLACE VIEW core.desk_map_feature AS
SELECT * FROM core.map_feature WHERE municipality = core.asked_municipality()
  AND current_setting('geo.role', true) IN ('coordinator', 'council', 'planner', 'council-external');

CREATE OR REPLACE VIEW analysis.desk_theme_event AS
SELECT * FROM analysis.theme_event WHERE municipality = core.asked_municipality()
  AND current_setting('geo.role', true) IN ('coordinator', 'council', 'planner');

-- What anyone may read anyway: the counts of the current approved release.
CREATE OR REPLACE VIEW analysis.desk_published_count WITH (security_barrier) AS
SELECT latest.municipality, latest.published_on, count.*
FROM published.count
  JOIN (
    SELECT id, municipality, published_on FROM published.release
    WHERE approved AND withdrawn_on IS NULL AND municipality = core.asked_municipality()
    ORDER BY published_on DESC, length(id) DESC, id DESC LIMIT 1
  ) AS latest ON latest.id = count.release
WHERE current_setting('geo.role', true) IN ('coordinator', 'council', 'planner', 'council-external');

-- Silence is not zero: what each reporter of a source said in each week from the first that the source knows to its last.
CREATE OR REPLACE VIEW core.reporting_completeness AS
WITH span AS (
  SELECT municipality, source, min(monday) AS first_monday, max(monday) AS last_monday
  FROM (SELECT municipality, source, to_date(iso_year || '-' || iso_week, 'IYYY-IW') AS monday FROM core.reporting_week) AS known
  GROUP BY municipality, source
),
reporter AS (
  SELECT municipality, source, name AS reporter FROM core.reporter
  UNION
  SELECT municipality, source, reporter FROM core.reporting_week
)
SELECT reporter.municipality, reporter.source, reporter.reporter, extract(isoyear FROM day)::int AS iso_year, extract(week FROM day)::int AS iso_week,
  day::date AS monday,
  CASE WHEN told.had_incidents THEN 'reported' WHEN NOT told.had_incidents THEN 'nothing' ELSE 'silent' END AS state
FROM reporter
  JOIN span USING (municipality, source)
  CROSS JOIN LATERAL generate_series(first_monday::timestamp, last_monday::timestamp, interval '7 days') AS day
  LEFT JOIN core.reporting_week AS told
    ON (told.municipality, told.source, told.reporter) = (reporter.municipality, reporter.source, reporter.reporter)
    AND (told.iso_year, told.iso_week) = (extract(isoyear FROM day)::int, extract(week FROM day)::int);

-- When in the week an incident can have been (aoristic share; Ratcliffe, J. H. 2002, Aoristic signatures and the spatio-temporal
-- analysis of high volume crime patterns, Journal of Quantitative Criminology 18(1), 23-43): the part of its interval that lies in each
-- hour, 0 for Monday 00 to 01 by the clock on the wall. Hours are stepped in elapsed time: the one that comes twice in October weighs two,
-- the one that March skips nothing. An interval of a week or more tells no hour from another: 1/168 each.
CREATE OR REPLACE VIEW core.incident_hour_of_week AS
SELECT municipality, source, reference, hour_of_week, sum(part) AS share
FROM core.incident
  CROSS JOIN LATERAL (
    SELECT (extract(isodow FROM wall)::int - 1) * 24 + extract(hour FROM wall)::int AS hour_of_week,
      CASE WHEN occurred_to = occurred_from THEN 1::double precision
        ELSE extract(epoch FROM least(occurred_to, instant + interval '1 hour') - greatest(occurred_from, instant))::double precision
          / extract(epoch FROM occurred_to - occurred_from)::double precision END AS part
    FROM generate_series(
        date_trunc('hour', occurred_from, 'UTC'), greatest(occurred_from, occurred_to - interval '1 microsecond'), interval '1 hour') AS instant
      CROSS JOIN LATERAL (SELECT instant AT TIME ZONE 'Europe/Stockholm' AS wall) AS clock
    WHERE occurred_to - occurred_from < interval '168 hours'
    UNION ALL
    SELECT each_hour, 1.0::double precision / 168
    FROM generate_series(0, 167) AS each_hour
    WHERE occurred_to - occurred_from >= interval '168 hours'
  ) AS hour
GROUP BY municipality, source, reference, hour_of_week;

CREATE OR REPLACE VIEW core.desk_reporting WITH (security_barrier) AS
SELECT municipality, source, reporter, count(*) FILTER (WHERE state = 'silent')::int AS silent_weeks, count(*)::int AS weeks, max(monday) AS last_monday
FROM core.reporting_completeness
WHERE municipality = core.asked_municipality()
  AND current_setting('geo.role', true) IN ('coordinator', 'council', 'planner')
GROUP BY municipality, source, reporter;

-- What the answers of the desk rest on, as one sha256: the settings and what was loaded.
CREATE OR REPLACE VIEW core.desk_input WITH (security_barrier) AS
SELECT encode(sha256(convert_to(coalesce(string_agg(line, E'\n' ORDER BY line COLLATE "C"), ''), 'UTF8')), 'hex') AS fingerprint FROM (
  SELECT 'municipality ' || to_jsonb(municipality)::text AS line FROM core.municipality WHERE code = core.asked_municipality()
  UNION ALL SELECT 'theme ' || to_jsonb(theme)::text FROM core.theme WHERE municipality = core.asked_municipality()
  UNION ALL SELECT 'delivery ' || to_jsonb(delivery)::text FROM core.delivery WHERE municipality = core.asked_municipality()
) AS read
HAVING current_setting('geo.role', true) IN ('coordinator', 'council', 'planner');

-- What each reporter said in each week, for the council's page of the data's quality.
CREATE OR REPLACE VIEW core.desk_reporting_week WITH (security_barrier) AS
SELECT municipality, source, reporter, monday, state FROM core.reporting_completeness
WHERE municipality = core.asked_municipality()
  AND current_setting('geo.role', true) IN ('coordinator', 'council');

-- Which run of a method is the newest, and of when: a number is told with its run, also to those who see the run's results by a rule set alone.
CREATE OR REPLACE VIEW analysis.desk_newest_run WITH (security_barrier) AS
SELECT DISTINCT ON (method) id, municipality, method, finished_at FROM analysis.run
WHERE municipality = core.asked_municipality()
  AND current_setting('geo.role', true) IN ('coordinator', 'council', 'planner', 'council-external')
ORDER BY method, id DESC;

-- What reports may say happened, and who reports: to who reports its own organisation alone.
CREATE OR REPLACE VIEW core.desk_report_source WITH (security_barrier) AS
SELECT municipality, id, title, report_words FROM core.source
WHERE municipality = core.asked_municipality() AND report_words IS NOT NULL
  AND current_setting('geo.role', true) IN ('coordinator', 'reporter');

CREATE OR REPLACE VIEW core.desk_reporter WITH (security_barrier) AS
SELECT municipality, source, name FROM core.reporter
WHERE municipality = core.asked_municipality()
  AND (current_setting('geo.role', true) = 'coordinator'
    OR (current_setting('geo.role', true) = 'reporter' AND name = current_setting('geo.reporter', true)));

CREATE OR REPLACE VIEW core.desk_indicator WITH (security_barrier) AS
SELECT * FROM core.indicator_value
WHERE municipality = core.asked_municipality() AND current_setting('geo.role', true) IN ('coordinator', 'council', 'planner');

-- What a release withholds is shown to who approves it, and to nobody else.
CREATE OR REPLACE VIEW analysis.desk_release_preview WITH (security_barrier) AS
SELECT * FROM analysis.release_preview WHERE municipality = core.asked_municipality()
  AND current_setting('geo.role', true) = 'coordinator';

CREATE OR REPLACE VIEW analysis.desk_release WITH (security_barrier) AS
SELECT release.id, release.municipality, release.approved, release.published_on, release.withdrawn_on, candidate.created_on,
  (SELECT count(*)::int FROM published.release_file WHERE release_file.release = release.id) AS files
FROM published.release
  LEFT JOIN analysis.release_candidate AS candidate ON candidate.id = release.id
WHERE release.municipality = core.asked_municipality()
  AND current_setting('geo.role', true) IN ('coordinator', 'council');
