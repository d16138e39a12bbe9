-- The organisations that are to report every week → core.reporter.
INSERT INTO core.reporter (municipality, source, name)
SELECT @municipality, given.source ->> 'id', listed.name
FROM jsonb_array_elements(@settings -> 'sources') AS given(source), jsonb_array_elements_text(given.source -> 'reporters') AS listed(name)
ON CONFLICT DO NOTHING;

DELETE FROM core.reporter AS kept
WHERE municipality = @municipality
  AND NOT EXISTS (
    SELECT FROM jsonb_array_elements(@settings -> 'sources') AS given(source)
    WHERE given.source ->> 'id' = kept.source AND given.source -> 'reporters' ? kept.name);
