-- staging.survey_share → core.survey_share: the latest delivery of a share.
INSERT INTO core.survey_share AS kept (municipality, source, indicator, period, "group", title, instrument, share,
  respondents, lower, upper, higher_is_better, delivered_on)
SELECT DISTINCT ON (source, indicator, period, "group") municipality, source, indicator, period, "group", title,
  instrument, share, respondents, lower, upper, higher_is_better, delivered_on
FROM staging.survey_share
WHERE municipality = @municipality
ORDER BY source, indicator, period, "group", delivered_on DESC, file DESC, line
ON CONFLICT (municipality, source, indicator, period, "group") DO UPDATE
  SET title = excluded.title, instrument = excluded.instrument, share = excluded.share, respondents =
    excluded.respondents, lower = excluded.lower, upper = excluded.upper, higher_is_better =
    excluded.higher_is_better, delivered_on = excluded.delivered_on
  WHERE kept.* IS DISTINCT FROM excluded.*;

DELETE FROM core.survey_share AS kept
WHERE municipality = @municipality
  AND NOT EXISTS (
    SELECT FROM staging.survey_share AS staged
    WHERE staged.municipality = @municipality AND (staged.source, staged.indicator, staged.period, staged."group") = (kept.source, kept.indicator, kept.period, kept."group"));
