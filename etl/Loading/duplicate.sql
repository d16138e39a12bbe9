-- The same event told by two sources: within 50 m, overlapping in time, of one kind. The row of the source that comes first in
-- the municipality's order stays the event; the other points at it with the reason, and is never deleted. An event of one
-- source is told at most once by another: the nearest in place, then in time, is taken.
-- Pairs are sought by kind and 50 m square, and by the week in which the first began unless it lasted longer: that bears a
-- table of any size. A later row asks the eight squares around it too, and the week before.
CREATE TEMPORARY TABLE asked_square ON COMMIT DROP AS
WITH told AS (
  SELECT given.id AS source, given."position"
  FROM jsonb_to_recordset(@settings -> 'sources') AS given(id text, "position" int)
    JOIN (SELECT DISTINCT source FROM core.delivery WHERE municipality = @municipality) AS delivered ON delivered.source = given.id
  WHERE EXISTS (SELECT FROM core.incident WHERE (incident.municipality, incident.source) = (@municipality, given.id))
)
SELECT later.source, later.reference, later.kind,
  floor(ST_X(later.location) / 50)::int + east.step AS easting, floor(ST_Y(later.location) / 50)::int + north.step AS northing,
  week, week = last_week AS once
FROM core.incident AS later
  CROSS JOIN LATERAL (SELECT floor(extract(epoch FROM later.occurred_to) / 604800)::int AS last_week) AS ending
  CROSS JOIN LATERAL generate_series(floor(extract(epoch FROM later.occurred_from) / 604800)::int - 1, last_week) AS week
  CROSS JOIN generate_series(-1, 1) AS east(step)
  CROSS JOIN generate_series(-1, 1) AS north(step)
WHERE later.municipality = @municipality AND later.source = ANY (ARRAY(SELECT source FROM told ORDER BY "position" OFFSET 1))
  AND later.precision IN ('address', 'street') AND later.withdrawn_on IS NULL;

ANALYZE asked_square;

CREATE TEMPORARY TABLE found_duplicate ON COMMIT DROP AS
WITH told AS (
  SELECT given.id AS source, given."position" FROM jsonb_to_recordset(@settings -> 'sources') AS given(id text, "position" int)
),
pair AS (
  SELECT later.source, later.reference, first.source AS first_source, first.reference AS first_reference, told."position",
    ST_Distance(first.location, later.location) AS metres,
    least(first.occurred_to, later.occurred_to) - greatest(first.occurred_from, later.occurred_from) AS overlap,
    abs(extract(epoch FROM (first.occurred_from - later.occurred_from) + (first.occurred_to - later.occurred_to))) AS seconds_apart
  FROM (
      SELECT first.source, first.reference, asked.source AS later_source, asked.reference AS later_reference
      FROM asked_square AS asked
        JOIN core.incident AS first
          ON (floor(ST_X(first.location) / 50)::int, floor(ST_Y(first.location) / 50)::int, first.kind, floor(extract(epoch FROM first.occurred_from) / 604800)::int)
            = (asked.easting, asked.northing, asked.kind, asked.week)
      WHERE first.municipality = @municipality AND first.occurred_to < first.occurred_from + interval '7 days'
      UNION ALL
      SELECT first.source, first.reference, asked.source, asked.reference
      FROM asked_square AS asked
        JOIN core.incident AS first
          ON (floor(ST_X(first.location) / 50)::int, floor(ST_Y(first.location) / 50)::int, first.kind) = (asked.easting, asked.northing, asked.kind)
      WHERE first.municipality = @municipality AND first.occurred_to >= first.occurred_from + interval '7 days' AND asked.once
    ) AS near
    JOIN core.incident AS first ON (first.municipality, first.source, first.reference) = (@municipality, near.source, near.reference)
    JOIN core.incident AS later ON (later.municipality, later.source, later.reference) = (@municipality, near.later_source, near.later_reference)
    JOIN told ON told.source = first.source
    JOIN told AS later_told ON later_told.source = later.source AND told."position" < later_told."position"
  WHERE ST_DWithin(first.location, later.location, 50) AND first.occurred_from <= later.occurred_to AND later.occurred_from <= first.occurred_to
    AND first.precision IN ('address', 'street') AND first.withdrawn_on IS NULL
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

ANALYZE found_duplicate;

UPDATE core.incident AS kept
SET duplicate_of = NULL, duplicate_reason = NULL
WHERE municipality = @municipality AND duplicate_of IS NOT NULL
  AND NOT EXISTS (SELECT FROM found_duplicate AS found WHERE (found.source, found.reference) = (kept.source, kept.reference));

UPDATE core.incident AS kept
SET duplicate_of = found.duplicate_of, duplicate_reason = found.reason
FROM found_duplicate AS found
WHERE (kept.municipality, kept.source, kept.reference) = (@municipality, found.source, found.reference)
  AND (kept.duplicate_of, kept.duplicate_reason) IS DISTINCT FROM (found.duplicate_of, found.reason);
