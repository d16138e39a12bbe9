-- staging.place → core.place: the latest delivery of a name.
INSERT INTO core.place AS kept (municipality, name, title, precision, location)
SELECT DISTINCT ON (name) municipality, name, title, precision, location
FROM staging.place
WHERE municipality = @municipality
ORDER BY name, delivered_on DESC, source, file DESC, line
ON CONFLICT (municipality, name) DO UPDATE
  SET title = excluded.title, precision = excluded.precision, location = excluded.location
  WHERE kept.* IS DISTINCT FROM excluded.*;

DELETE FROM core.place AS kept
WHERE municipality = @municipality
  AND NOT EXISTS (
    SELECT FROM staging.place AS staged
    WHERE staged.municipality = @municipality AND (staged.name) = (kept.name));
