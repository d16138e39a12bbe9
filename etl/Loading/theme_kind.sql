-- The themes' kinds of incident → core.theme_kind.
INSERT INTO core.theme_kind (municipality, theme, kind)
SELECT @municipality, given.theme ->> 'id', listed.kind
FROM jsonb_array_elements(@settings -> 'themes') AS given(theme), jsonb_array_elements_text(given.theme -> 'kinds') AS listed(kind)
ON CONFLICT DO NOTHING;

DELETE FROM core.theme_kind AS kept
WHERE municipality = @municipality
  AND NOT EXISTS (
    SELECT FROM jsonb_array_elements(@settings -> 'themes') AS given(theme)
    WHERE given.theme ->> 'id' = kept.theme AND given.theme -> 'kinds' ? kept.kind);
