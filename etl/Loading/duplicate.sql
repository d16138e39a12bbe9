-- The same event told by two sources: within 50 m, overlapping in time, of one kind. The row of the source that comes first in
-- the municipality's order stays the event; the other points at it with the reason, and is never deleted. An event of one
-- source is told at most once by another: the nearest in place, then in time, is taken.
-- Pairs are sought by kind, 50 m square and week, which any table size bears; a later row asks the eight squares around too.
CREATE TEMPORARY TABLE told_incident ON COMMIT DROP AS
SELECT given.position, incident.source, incident.reference, incident.kind, incident.location, incident.occurred_from, incident.occurred_to,
  floor(ST_X(incident.location) / 50)::int AS easting, floor(ST_Y(incident.location) / 50)::int AS northing,
  floor(extract(epoch FROM incident.occurred_from) / 604800)::int AS first_week, floor(extract(epoch FROM incident.occurred_to) / 604800)::int AS last_week
FROM jsonb_to_recordset(@settings -> 'sources') AS given(id text, "position" int)
  JOIN core.incident ON incident.municipality = @municipality AND incident.source = given.id
WHERE incident.precision IN ('address', 'street') AND incident.withdrawn_on IS NULL
  AND (SELECT count(DISTINCT source) FROM core.delivery WHERE municipality = @municipality) > 1;

ANALYZE told_incident;

CREATE TEMPORARY TABLE asked_square ON COMMIT DROP AS
SELECT told.source, told.reference, told.kind, told.easting + east.step AS easting, told.northing + north.step AS northing, week
FROM told_incident AS told,
  generate_series(-1, 1) AS east(step), generate_series(-1, 1) AS north(step), generate_series(told.first_week, told.last_week) AS week
WHERE told.position > (SELECT min(position) FROM told_incident);

ANALYZE asked_square;

CREATE TEMPORARY TABLE found_duplicate ON COMMIT DROP AS
WITH pair AS (
  SELECT DISTINCT later.source, later.reference, first.source AS first_source, first.reference AS first_reference, first.position,
    ST_Distance(first.location, later.location) AS metres,
    least(first.occurred_to, later.occurred_to) - greatest(first.occurred_from, later.occurred_from) AS overlap,
    abs(extract(epoch FROM (first.occurred_from - later.occurred_from) + (first.occurred_to - later.occurred_to))) AS seconds_apart
  FROM (SELECT told.*, generate_series(told.first_week, told.last_week) AS week FROM told_incident AS told) AS first
    JOIN asked_square AS asked ON (asked.kind, asked.easting, asked.northing, asked.week) = (first.kind, first.easting, first.northing, first.week)
      AND asked.source <> first.source
    JOIN told_incident AS later ON (later.source, later.reference) = (asked.source, asked.reference)
  WHERE first.position < later.position AND ST_DWithin(first.location, later.location, 50)
    AND first.occurred_from <= later.occurred_to AND later.occurred_from <= first.occurred_to
),
nearest AS (
  SELECT DISTINCT ON (source, first_source, first_reference) *
  FROM pair
  ORDER BY source, first_source, first_reference, metres, seconds_apart, reference
)
SELECT DISTINCT ON (source, reference) source, reference, first_source || ':' || first_reference AS duplicate_of,
  'samma slag, ' || round(metres) || ' m ifrån, tiderna överlappar'
    || CASE WHEN overlap > interval '0' THEN ' ' || replace(round(extract(epoch FROM overlap) / 3600, 1)::text, '.', ',') || ' timmar' ELSE '' END AS reason
FROM nearest
ORDER BY source, reference, position, metres, seconds_apart, first_reference;

UPDATE core.incident AS kept
SET duplicate_of = found.duplicate_of, duplicate_reason = found.reason
FROM found_duplicate AS found
WHERE (kept.municipality, kept.source, kept.reference) = (@municipality, found.source, found.reference)
  AND (kept.duplicate_of, kept.duplicate_reason) IS DISTINCT FROM (found.duplicate_of, found.reason);

UPDATE core.incident AS kept
SET duplicate_of = NULL, duplicate_reason = NULL
WHERE municipality = @municipality AND duplicate_of IS NOT NULL
  AND NOT EXISTS (SELECT FROM found_duplicate AS found WHERE (found.source, found.reference) = (kept.source, kept.reference));
