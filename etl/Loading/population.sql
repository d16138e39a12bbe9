-- staging.population → core.population: the latest delivery of an area and a year.
INSERT INTO core.population AS kept (municipality, kind, edition, code, year, residents)
SELECT DISTINCT ON (kind, edition, code, year) municipality, kind, edition, code, year, residents
FROM staging.population
WHERE municipality = @municipality
ORDER BY kind, edition, code, year, delivered_on DESC, file DESC, line
ON CONFLICT (municipality, kind, edition, code, year) DO UPDATE
  SET residents = excluded.residents
  WHERE kept.residents IS DISTINCT FROM excluded.residents;

DELETE FROM core.population AS kept
WHERE municipality = @municipality
  AND NOT EXISTS (
    SELECT FROM staging.population AS staged
    WHERE staged.municipality = @municipality AND (staged.kind, staged.edition, staged.code, staged.year) = (kept.kind, kept.edition, kept.code, kept.year));
