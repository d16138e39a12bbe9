-- staging.reported_offence → core.reported_offence: the latest delivery of an offence: the police edit theirs without saying so.
INSERT INTO core.reported_offence AS kept (municipality, source, reference, delivered_on, offence_code, registered_on, committed_on, area_kind, area_edition, area_code, count)
SELECT DISTINCT ON (source, reference) municipality, source, reference, delivered_on, offence_code, registered_on, committed_on, area_kind, area_edition, area_code, count
FROM staging.reported_offence
WHERE municipality = @municipality
ORDER BY source, reference, delivered_on DESC, file DESC, line
ON CONFLICT (municipality, source, reference) DO UPDATE
  SET delivered_on = excluded.delivered_on, offence_code = excluded.offence_code, registered_on = excluded.registered_on,
    committed_on = excluded.committed_on, area_kind = excluded.area_kind, area_edition = excluded.area_edition,
    area_code = excluded.area_code, count = excluded.count
  WHERE (kept.delivered_on, kept.offence_code, kept.registered_on, kept.committed_on, kept.area_kind,
    kept.area_edition, kept.area_code, kept.count) IS DISTINCT FROM (excluded.delivered_on, excluded.offence_code,
    excluded.registered_on, excluded.committed_on, excluded.area_kind, excluded.area_edition, excluded.area_code,
    excluded.count);

DELETE FROM core.reported_offence AS kept
WHERE municipality = @municipality
  AND NOT EXISTS (
    SELECT FROM staging.reported_offence AS staged
    WHERE staged.municipality = @municipality AND (staged.source, staged.reference) = (kept.source, kept.reference));
