-- $1 municipality, $2 sources, $3 references (pairwise) → the hours of the week (0 for Monday 00 to 01) with the share of those
-- incidents in each, and how many of them are known to the hour.
WITH asked AS (
  SELECT source, reference FROM unnest($2::text[], $3::text[]) AS asked(source, reference)
), known AS (
  SELECT count(*)::int AS to_the_hour FROM core.incident JOIN asked USING (source, reference)
  WHERE municipality = $1 AND occurred_to - occurred_from <= interval '1 hour'
)
SELECT hour.hour_of_week, sum(hour.share), (SELECT to_the_hour FROM known)
FROM core.incident_hour_of_week AS hour JOIN asked USING (source, reference)
WHERE hour.municipality = $1
GROUP BY hour.hour_of_week
ORDER BY hour.hour_of_week;
