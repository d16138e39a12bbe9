-- staging.police_event → core.police_event: the latest delivery of a notice: edits keep the id and are silent.
INSERT INTO core.police_event AS kept (municipality, source, reference, published_at, occurred_at, type,
  location_name, place_name, summary, masked_text)
SELECT DISTINCT ON (source, reference) municipality, source, reference, published_at, occurred_at, type,
  location_name, place_name, summary, masked_text
FROM staging.police_event
WHERE municipality = @municipality
ORDER BY source, reference, delivered_on DESC, file DESC, line
ON CONFLICT (municipality, source, reference) DO UPDATE
  SET published_at = excluded.published_at, occurred_at = excluded.occurred_at, type = excluded.type, location_name
    = excluded.location_name, place_name = excluded.place_name, summary = excluded.summary, masked_text =
    excluded.masked_text
  WHERE kept.* IS DISTINCT FROM excluded.*;

DELETE FROM core.police_event AS kept
WHERE municipality = @municipality
  AND NOT EXISTS (
    SELECT FROM staging.police_event AS staged
    WHERE staged.municipality = @municipality AND (staged.source, staged.reference) = (kept.source, kept.reference));
