-- Keeps a finding at the end of its list: municipality, id, document. An id that is taken keeps nothing.
INSERT INTO work.chain_link (municipality, kind, id, position, document)
SELECT $1, 'findings', $2, coalesce(max(position) + 1, 0), $3::jsonb FROM work.chain_link WHERE municipality = $1 AND kind = 'findings'
ON CONFLICT DO NOTHING
RETURNING audit.note('added-finding', 'findings/' || id, $4::text);
