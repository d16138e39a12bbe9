-- staging.map_feature → core.map_feature: the latest delivery of a feature.
INSERT INTO core.map_feature AS kept (municipality, layer, reference, class, name, shape)
SELECT DISTINCT ON (layer, reference) municipality, layer, reference, class, name, shape
FROM staging.map_feature
WHERE municipality = @municipality
ORDER BY layer, reference, delivered_on DESC, file DESC, line
ON CONFLICT (municipality, layer, reference) DO UPDATE
  SET class = excluded.class, name = excluded.name, shape = excluded.shape
  WHERE (kept.class, kept.name, kept.shape) IS DISTINCT FROM (excluded.class, excluded.name, excluded.shape);

DELETE FROM core.map_feature AS kept
WHERE municipality = @municipality
  AND NOT EXISTS (
    SELECT FROM staging.map_feature AS staged
    WHERE staged.municipality = @municipality AND (staged.layer, staged.reference) = (kept.layer, kept.reference));
