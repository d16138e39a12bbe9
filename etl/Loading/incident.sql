-- staging.incident → core.incident: the latest delivery of an event, whatever the order of loading: publishers edit theirs without
-- saying so.
INSERT INTO core.incident AS kept (municipality, source, reference, delivered_on, kind, occurred_from, occurred_to, precision, location, reporter, in_public_place,
  cost_kronor, masked_text)
SELECT DISTINCT ON (source, reference) municipality, source, reference, delivered_on, kind, occurred_from, occurred_to, precision, location, reporter, in_public_place,
  cost_kronor, masked_text
FROM staging.incident
WHERE municipality = @municipality
ORDER BY source, reference, delivered_on DESC, file DESC, line
ON CONFLICT (municipality, source, reference) DO UPDATE
  SET delivered_on = excluded.delivered_on, kind = excluded.kind, occurred_from = excluded.occurred_from, occurred_to =
    excluded.occurred_to, precision = excluded.precision, location = excluded.location, reporter = excluded.reporter,
    in_public_place = excluded.in_public_place, cost_kronor = excluded.cost_kronor, masked_text = excluded.masked_text
  WHERE (kept.delivered_on, kept.kind, kept.occurred_from, kept.occurred_to, kept.precision, kept.location,
    kept.reporter, kept.in_public_place, kept.cost_kronor, kept.masked_text) IS DISTINCT FROM (excluded.delivered_on,
    excluded.kind, excluded.occurred_from, excluded.occurred_to, excluded.precision, excluded.location,
    excluded.reporter, excluded.in_public_place, excluded.cost_kronor, excluded.masked_text);

DELETE FROM core.incident AS kept
WHERE municipality = @municipality
  AND NOT EXISTS (
    SELECT FROM staging.incident AS staged
    WHERE staged.municipality = @municipality AND (staged.source, staged.reference) = (kept.source, kept.reference));
