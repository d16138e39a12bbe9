-- staging.comparison_value → core.comparison_value: the latest delivery of a figure of another place.
INSERT INTO core.comparison_value AS kept (municipality, source, indicator, period, place, place_name, kind, value, delivered_on)
SELECT DISTINCT ON (source, indicator, period, place) municipality, source, indicator, period, place, place_name, kind, value, delivered_on
FROM staging.comparison_value
WHERE municipality = @municipality
ORDER BY source, indicator, period, place, delivered_on DESC, file DESC, line
ON CONFLICT (municipality, source, indicator, period, place) DO UPDATE
  SET place_name = excluded.place_name, kind = excluded.kind, value = excluded.value, delivered_on = excluded.delivered_on
  WHERE kept.* IS DISTINCT FROM excluded.*;

DELETE FROM core.comparison_value AS kept
WHERE municipality = @municipality
  AND NOT EXISTS (
    SELECT FROM staging.comparison_value AS staged
    WHERE staged.municipality = @municipality
      AND (staged.source, staged.indicator, staged.period, staged.place) = (kept.source, kept.indicator, kept.period, kept.place));
