-- staging.indicator_value → core.indicator_value: the latest delivery of a figure: preliminary ones are replaced.
INSERT INTO core.indicator_value AS kept (municipality, source, indicator, period, title, value, status, unit, per_hundred_thousand, preliminary, focus_area, registry_number, delivered_on)
SELECT DISTINCT ON (source, indicator, period) municipality, source, indicator, period, title, value, status, unit, per_hundred_thousand, preliminary, focus_area, registry_number, delivered_on
FROM staging.indicator_value
WHERE municipality = @municipality
ORDER BY source, indicator, period, delivered_on DESC, file DESC, line
ON CONFLICT (municipality, source, indicator, period) DO UPDATE
  SET title = excluded.title, value = excluded.value, status = excluded.status, unit = excluded.unit,
    per_hundred_thousand = excluded.per_hundred_thousand, preliminary = excluded.preliminary, focus_area = excluded.focus_area,
    registry_number = excluded.registry_number, delivered_on = excluded.delivered_on
  WHERE kept.* IS DISTINCT FROM excluded.*;

DELETE FROM core.indicator_value AS kept
WHERE municipality = @municipality
  AND NOT EXISTS (
    SELECT FROM staging.indicator_value AS staged
    WHERE staged.municipality = @municipality AND (staged.source, staged.indicator, staged.period) = (kept.source, kept.indicator, kept.period));
