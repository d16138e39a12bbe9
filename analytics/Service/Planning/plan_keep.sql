-- Keeps a check as it was given: municipality, id, name, registry number, role, time, parameters, fingerprint, code, outline, report.
INSERT INTO work.plan_check (municipality, id, name, registry_number, made_by, made_at, parameters, input_fingerprint, code_version, outline, document)
VALUES ($1, $2, $3, $4::text, $5, $6, $7::jsonb, $8, $9, ST_GeomFromWKB($10, 3006), $11::jsonb)
RETURNING audit.note('made-plan-check', 'plan-check/' || id, NULL);
