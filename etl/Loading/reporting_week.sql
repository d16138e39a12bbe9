-- staging.reporting_week → core.reporting_week: one row a reporter and week; it had something if any row of it says so.
INSERT INTO core.reporting_week AS kept (municipality, source, reporter, iso_year, iso_week, had_incidents)
SELECT municipality, source, reporter, iso_year, iso_week, bool_or(had_incidents)
FROM staging.reporting_week
WHERE municipality = @municipality
GROUP BY municipality, source, reporter, iso_year, iso_week
ON CONFLICT (municipality, source, reporter, iso_year, iso_week) DO UPDATE
  SET had_incidents = excluded.had_incidents
  WHERE kept.had_incidents IS DISTINCT FROM excluded.had_incidents;

DELETE FROM core.reporting_week AS kept
WHERE municipality = @municipality
  AND NOT EXISTS (
    SELECT FROM staging.reporting_week AS staged
    WHERE staged.municipality = @municipality
      AND (staged.source, staged.reporter, staged.iso_year, staged.iso_week) = (kept.source, kept.reporter, kept.iso_year, kept.iso_week));
