-- staging.context_point → core.context_point: the latest delivery of a point.
INSERT INTO core.context_point AS kept (municipality, source, reference, layer, name, class, status, open_until,
  location)
SELECT DISTINCT ON (source, reference) municipality, source, reference, layer, name, class, status, open_until,
  location
FROM staging.context_point
WHERE municipality = @municipality
ORDER BY source, reference, delivered_on DESC, file DESC, line
ON CONFLICT (municipality, source, reference) DO UPDATE
  SET layer = excluded.layer, name = excluded.name, class = excluded.class, status = excluded.status, open_until =
    excluded.open_until, location = excluded.location
  WHERE kept.* IS DISTINCT FROM excluded.*;

DELETE FROM core.context_point AS kept
WHERE municipality = @municipality
  AND NOT EXISTS (
    SELECT FROM staging.context_point AS staged
    WHERE staged.municipality = @municipality AND (staged.source, staged.reference) = (kept.source, kept.reference));
