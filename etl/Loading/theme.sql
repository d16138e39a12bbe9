-- The themes of municipality.yml → core.theme; a theme that is gone takes its kinds and codes with it.
INSERT INTO core.theme AS kept (municipality, id, name, description, denominator, never_mapped, position)
SELECT @municipality, given.id, given.name, given.description, given.denominator, given.never_mapped, given.position
FROM jsonb_populate_recordset(NULL::core.theme, @settings -> 'themes') AS given
ON CONFLICT (municipality, id) DO UPDATE
  SET name = excluded.name, description = excluded.description, denominator = excluded.denominator,
    never_mapped = excluded.never_mapped, position = excluded.position
  WHERE kept.* IS DISTINCT FROM excluded.*;

DELETE FROM core.theme AS kept
WHERE municipality = @municipality
  AND NOT EXISTS (SELECT FROM jsonb_populate_recordset(NULL::core.theme, @settings -> 'themes') AS given WHERE given.id = kept.id);
