-- $1 municipality → what damage has cost by year: rows with a known cost, their sum in kronor, and rows without.
SELECT extract(year FROM occurred_from AT TIME ZONE 'Europe/Stockholm')::int AS year, count(cost_kronor)::int AS known,
  coalesce(sum(cost_kronor), 0)::numeric AS kronor, (count(*) - count(cost_kronor))::int AS unknown
FROM core.incident
WHERE municipality = $1 AND duplicate_of IS NULL AND withdrawn_on IS NULL
  AND source IN (SELECT DISTINCT source FROM core.incident WHERE municipality = $1 AND cost_kronor IS NOT NULL)
GROUP BY 1
ORDER BY 1;
