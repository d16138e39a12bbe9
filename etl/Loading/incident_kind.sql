-- lookups/incident-kinds.csv → core.incident_kind: new and changed kinds in, kinds that are gone out.
INSERT INTO core.incident_kind AS kept (municipality, kind, name, public_place_only, never_mapped)
SELECT @municipality, given.kind, given.name, given.public_place_only, given.never_mapped
FROM jsonb_populate_recordset(NULL::core.incident_kind, @settings -> 'incident_kinds') AS given
ON CONFLICT (municipality, kind) DO UPDATE
  SET name = excluded.name, public_place_only = excluded.public_place_only, never_mapped = excluded.never_mapped
  WHERE kept.* IS DISTINCT FROM excluded.*;

DELETE FROM core.incident_kind AS kept
WHERE municipality = @municipality
  AND NOT EXISTS (
    SELECT FROM jsonb_populate_recordset(NULL::core.incident_kind, @settings -> 'incident_kinds') AS given WHERE given.kind = kept.kind);
