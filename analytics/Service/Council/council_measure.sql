-- Keeps a measure that the council has decided: municipality, id, title, focus area, document. An id that is taken keeps nothing.
INSERT INTO work.measure (municipality, id, title, focus_area, document)
VALUES ($1, $2, $3, $4, $5::jsonb)
ON CONFLICT DO NOTHING
RETURNING audit.note('decided-measure', 'measures/' || id, $6::text);
