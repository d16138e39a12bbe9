-- Keeps what is answered on a check as a version of its own, if the one before it is still the last: municipality, check, that version, role, time, texts.
INSERT INTO work.plan_comment (municipality, check_id, version, written_by, written_at, document)
SELECT $1, $2, $3 + 1, $4, $5, $6::jsonb
WHERE $3 = coalesce((SELECT max(version) FROM work.plan_comment WHERE (municipality, check_id) = ($1, $2)), 0)
ON CONFLICT (municipality, check_id, version) DO NOTHING
RETURNING audit.note('wrote-plan-comment', 'plan-check/' || check_id, NULL);
