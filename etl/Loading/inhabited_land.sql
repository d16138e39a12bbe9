-- staging.inhabited_land → core.inhabited_land: the latest delivery of a piece of land.
INSERT INTO core.inhabited_land AS kept (municipality, reference, outline)
SELECT DISTINCT ON (reference) municipality, reference, outline
FROM staging.inhabited_land
WHERE municipality = @municipality
ORDER BY reference, delivered_on DESC, file DESC, line
ON CONFLICT (municipality, reference) DO UPDATE
  SET outline = excluded.outline
  WHERE kept.outline IS DISTINCT FROM excluded.outline;

DELETE FROM core.inhabited_land AS kept
WHERE municipality = @municipality
  AND NOT EXISTS (
    SELECT FROM staging.inhabited_land AS staged
    WHERE staged.municipality = @municipality AND staged.reference = kept.reference);
