-- The themes' offence codes → core.theme_offence_code.
INSERT INTO core.theme_offence_code (municipality, theme, offence_code)
SELECT @municipality, given.theme ->> 'id', listed.offence_code
FROM jsonb_array_elements(@settings -> 'themes') AS given(theme), jsonb_array_elements_text(given.theme -> 'offence_codes') AS listed(offence_code)
ON CONFLICT DO NOTHING;

DELETE FROM core.theme_offence_code AS kept
WHERE municipality = @municipality
  AND NOT EXISTS (
    SELECT FROM jsonb_array_elements(@settings -> 'themes') AS given(theme)
    WHERE given.theme ->> 'id' = kept.theme AND given.theme -> 'offence_codes' ? kept.offence_code);
