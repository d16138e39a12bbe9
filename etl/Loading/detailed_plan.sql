-- staging.detailed_plan → core.detailed_plan: the latest delivery of a plan.
INSERT INTO core.detailed_plan AS kept (municipality, edition, code, source, name, status, adopted_on, in_force_on,
  implementation_until, purpose, registry_number, document, delivered_on)
SELECT DISTINCT ON (edition, code) municipality, edition, code, source, name, status, adopted_on, in_force_on,
  implementation_until, purpose, registry_number, document, delivered_on
FROM staging.detailed_plan
WHERE municipality = @municipality
ORDER BY edition, code, delivered_on DESC, file DESC, line
ON CONFLICT (municipality, edition, code) DO UPDATE
  SET source = excluded.source, name = excluded.name, status = excluded.status, adopted_on = excluded.adopted_on,
    in_force_on = excluded.in_force_on, implementation_until = excluded.implementation_until, purpose =
    excluded.purpose, registry_number = excluded.registry_number, document = excluded.document, delivered_on =
    excluded.delivered_on
  WHERE kept.* IS DISTINCT FROM excluded.*;

DELETE FROM core.detailed_plan AS kept
WHERE municipality = @municipality
  AND NOT EXISTS (
    SELECT FROM staging.detailed_plan AS staged
    WHERE staged.municipality = @municipality AND (staged.edition, staged.code) = (kept.edition, kept.code));
