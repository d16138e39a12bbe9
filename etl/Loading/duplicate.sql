-- The same event told by two sources: within 50 m, overlapping in time, of one kind. The row of the source that comes first in
-- the municipality's order stays the event; the other points at it with the reason, and is never deleted. An event of one
-- source is told at most once by another: the nearest in place, then in time, is taken.
-- Pairs are sought by kind and 250 m square, and by the week in which the first began unless it lasted longer: that bears a
-- table of any size. A later row asks all the squares within 50 m of it, and the week before. Square and week are one number,
-- so that the planner knows how few rows have the same.
CREATE TEMPORARY TABLE asked_square ON COMMIT DROP AS
WITH told AS (
  SELECT given.id AS source, given."position"
  FROM jsonb_to_recordset(@settings -> 'sources') AS given(id text, "position" int)
    JOIN (SELECT DISTINCT source FROM core.delivery WHERE municipality = @municipality) AS delivered ON delivered.source = given.id
  WHERE EXISTS (SELECT FROM core.incident WHERE (incident.municipality, incident.source) = (@municipality, given.id))
)
SELECT later.source, later.reference, later.kind, later.location, later.occurred_from, later.occurred_to, told."position",
  easting::bigint * 100000 + northing AS square, (easting::bigint * 100000 + northing) * 100000 + week AS square_week, week = last_week AS once
FROM core.incident AS later
  JOIN told ON told.source = later.source AND told."position" > (SELECT min("position") FROM told)
  CROSS JOIN LATERAL (SELECT floor(date_part('epoch', later.occurred_to) / 604800)::int AS last_week) AS ending
  CROSS JOIN LATERAL generate_series(floor(date_part('epoch', later.occurred_from) / 604800)::int - 1, last_week) AS week
  CROSS JOIN generate_series(floor((ST_X(later.location) - 50) / 250)::int, floor((ST_X(later.location) + 50) / 250)::int) AS easting
  CROSS JOIN generate_series(floor((ST_Y(later.location) - 50) / 250)::int, floor((ST_Y(later.location) + 50) / 250)::int) AS northing
WHERE later.municipality = @municipality AND later.precision IN ('address', 'street') AND later.withdrawn_on IS NULL;

-- Of the places themselves there is nothing to learn, and it takes long.
ANALYZE asked_square (square_week, square, kind, once);

CREATE TEMPORARY TABLE found_duplicate ON COMMIT DROP AS
WITH told AS (
  SELECT given.id AS source, given."position" FROM jsonb_to_recordset(@settings -> 'sources') AS given(id text, "position" int)
),
placed AS NOT MATERIALIZED (
  SELECT source, reference, kind, location, occurred_from, occurred_to, occurred_to >= occurred_from + interval '7 days' AS is_long,
    floor(ST_X(location) / 250)::bigint * 100000 + floor(ST_Y(location) / 250)::bigint AS square,
    floor(date_part('epoch', occurred_from) / 604800)::bigint AS week
  FROM core.incident
  WHERE municipality = @municipality AND precision IN ('address', 'street') AND withdrawn_on IS NULL
),
-- By themselves, or each asked square would look for them among all places.
lasting AS MATERIALIZED (SELECT * FROM placed WHERE is_long),
near AS (
  SELECT first.source, first.reference, first.location, first.occurred_from, first.occurred_to, asked.source AS later_source, asked.reference AS later_reference, asked.location AS later_location,
    asked.occurred_from AS later_from, asked.occurred_to AS later_to, asked."position" AS later_position
  FROM placed AS first
    JOIN asked_square AS asked ON (asked.square_week, asked.kind) = (first.square * 100000 + first.week, first.kind)
  WHERE NOT first.is_long
  UNION ALL
  SELECT first.source, first.reference, first.location, first.occurred_from, first.occurred_to, asked.source, asked.reference, asked.location, asked.occurred_from, asked.occurred_to, asked."position"
  FROM lasting AS first
    JOIN asked_square AS asked ON (asked.square, asked.kind) = (first.square, first.kind)
  WHERE asked.once
),
pair AS (
  SELECT near.later_source AS source, near.later_reference AS reference, near.source AS first_source, near.reference AS first_reference, told."position",
    ST_Distance(location, later_location) AS metres,
    least(occurred_to, later_to) - greatest(occurred_from, later_from) AS overlap,
    abs(extract(epoch FROM (occurred_from - later_from) + (occurred_to - later_to))) AS seconds_apart
  FROM near
    JOIN told ON told.source = near.source AND told."position" < near.later_position
  WHERE occurred_from <= later_to AND later_from <= occurred_to AND ST_DWithin(location, later_location, 50)
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

ANALYZE found_duplicate (source, reference);

UPDATE core.incident AS kept
SET duplicate_of = NULL, duplicate_reason = NULL
WHERE municipality = @municipality AND duplicate_of IS NOT NULL
  AND NOT EXISTS (SELECT FROM found_duplicate AS found WHERE (found.source, found.reference) = (kept.source, kept.reference));

UPDATE core.incident AS kept
SET duplicate_of = found.duplicate_of, duplicate_reason = found.reason
FROM found_duplicate AS found
WHERE (kept.municipality, kept.source, kept.reference) = (@municipality, found.source, found.reference)
  AND (kept.duplicate_of, kept.duplicate_reason) IS DISTINCT FROM (found.duplicate_of, found.reason);
