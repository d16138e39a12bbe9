-- The same event told by two sources: within 50 m, overlapping in time, of one kind. The row of the source that comes first in
-- the municipality's order stays the event; the other points at it with the reason, and is never deleted. An event of one
-- source is told at most once by another: the nearest in place, then in time, is taken.
CREATE TEMPORARY TABLE found_duplicate ON COMMIT DROP AS
WITH place_in_order AS (
  SELECT given.source ->> 'id' AS source, (given.source ->> 'position')::int AS position
  FROM jsonb_array_elements(@settings -> 'sources') AS given(source)
),
pair AS (
  SELECT later.source, later.reference, first.source AS first_source, first.reference AS first_reference, first_place.position,
    ST_Distance(first.location, later.location) AS metres,
    least(first.occurred_to, later.occurred_to) - greatest(first.occurred_from, later.occurred_from) AS overlap,
    abs(extract(epoch FROM (first.occurred_from - later.occurred_from) + (first.occurred_to - later.occurred_to))) AS seconds_apart
  FROM place_in_order AS later_place
    JOIN core.incident AS later ON later.municipality = @municipality AND later.source = later_place.source
    JOIN core.incident AS first ON first.municipality = @municipality AND first.source <> later.source
      AND first.kind = later.kind AND ST_DWithin(first.location, later.location, 50)
      AND first.occurred_from <= later.occurred_to AND later.occurred_from <= first.occurred_to
    JOIN place_in_order AS first_place ON first_place.source = first.source AND first_place.position < later_place.position
  WHERE later.precision IN ('address', 'street') AND first.precision IN ('address', 'street')
    AND later.withdrawn_on IS NULL AND first.withdrawn_on IS NULL
),
nearest AS (
  SELECT DISTINCT ON (source, first_source, first_reference) *
  FROM pair
  ORDER BY source, first_source, first_reference, metres, seconds_apart, reference
)
SELECT DISTINCT ON (source, reference) source, reference, first_source || ':' || first_reference AS duplicate_of,
  'samma slag, ' || round(metres) || ' m ifrån, tiderna överlappar'
    || CASE WHEN overlap > interval '0' THEN ' ' || round(extract(epoch FROM overlap) / 3600, 1) || ' timmar' ELSE '' END AS reason
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

DROP TABLE found_duplicate;
