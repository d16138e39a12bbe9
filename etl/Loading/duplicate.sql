-- The same event told by two sources: within 50 m, overlapping in time, of one kind. The row of the source
-- that comes first in the municipality's order stays the event; the other points at it and is never deleted.
WITH place_in_order AS (
  SELECT given.source ->> 'id' AS source, (given.source ->> 'position')::int AS position
  FROM jsonb_array_elements(@settings -> 'sources') AS given(source)
),
found AS (
  SELECT DISTINCT ON (later.source, later.reference) later.source, later.reference, first.source || ':' || first.reference AS duplicate_of
  FROM core.incident AS later
    JOIN place_in_order AS later_place ON later_place.source = later.source
    JOIN core.incident AS first ON first.municipality = later.municipality AND first.source <> later.source
      AND first.kind = later.kind AND ST_DWithin(first.location, later.location, 50)
      AND first.occurred_from <= later.occurred_to AND later.occurred_from <= first.occurred_to
    JOIN place_in_order AS first_place ON first_place.source = first.source AND first_place.position < later_place.position
  WHERE later.municipality = @municipality
    AND later.precision IN ('address', 'street') AND first.precision IN ('address', 'street')
  ORDER BY later.source, later.reference, first_place.position, ST_Distance(first.location, later.location), first.reference
)
UPDATE core.incident AS kept
SET duplicate_of = found.duplicate_of
FROM core.incident AS every
  LEFT JOIN found USING (source, reference)
WHERE every.municipality = @municipality
  AND (kept.municipality, kept.source, kept.reference) = (every.municipality, every.source, every.reference)
  AND kept.duplicate_of IS DISTINCT FROM found.duplicate_of;
