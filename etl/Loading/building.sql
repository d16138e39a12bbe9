-- staging.building → core.building: the latest delivery of a building.
INSERT INTO core.building AS kept (municipality, reference, use, dwellings, addresses, location)
SELECT DISTINCT ON (reference) municipality, reference, use, dwellings, addresses, location
FROM staging.building
WHERE municipality = @municipality
ORDER BY reference, delivered_on DESC, file DESC, line
ON CONFLICT (municipality, reference) DO UPDATE
  SET use = excluded.use, dwellings = excluded.dwellings, addresses = excluded.addresses, location = excluded.location
  WHERE (kept.use, kept.dwellings, kept.addresses, kept.location) IS DISTINCT FROM (excluded.use, excluded.dwellings,
    excluded.addresses, excluded.location);

DELETE FROM core.building AS kept
WHERE municipality = @municipality
  AND NOT EXISTS (
    SELECT FROM staging.building AS staged
    WHERE staged.municipality = @municipality AND staged.reference = kept.reference);
