-- $1 municipality, $2 first day, $3 last day → what each reporter said in each week: reported, nothing or silent.
SELECT source, reporter, monday, state
FROM core.reporting_completeness
WHERE municipality = $1 AND monday BETWEEN $2 AND $3
ORDER BY source, reporter, monday;
