-- Adds a decision to a meeting's own: municipality, the meeting's id, the decision. Two who decide at once both stand.
UPDATE work.chain_link SET document = jsonb_set(document, '{decisions}', coalesce(document -> 'decisions', '[]') || $3::jsonb)
WHERE (municipality, kind, id) = ($1, 'meetings', $2)
RETURNING audit.note('recorded-decision', 'meetings/' || id, $4::text);
