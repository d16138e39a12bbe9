-- The themes' kinds of incident → core.theme_kind.
INSERT INTO core.theme_kind (municipality, theme, kind)
SELECT @municipality, theme ->> 'id', listed.kind
FROM jsonb_array_elements(@settings -> 'themes') AS theme, jsonb_array_elements_text(theme -> 'kinds') AS listed(kind)
ON CONFLICT DO NOTHING;

DELETE FROM core.theme_kind AS kept
WHERE municipality = @municipality
  AND NOT EXISTS (
    SELECT FROM jsonb_array_elements(@settings -> 'themes') AS theme
    WHERE theme ->> 'id' = kept.theme AND theme -> 'kinds' ? kept.kind);
