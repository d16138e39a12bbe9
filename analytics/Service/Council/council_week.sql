-- $1 first and $2 last Monday → what each reporter said in each week: reported, nothing or silent.
SELECT source, reporter, monday, state FROM core.desk_reporting_week
WHERE monday BETWEEN $1 AND $2
ORDER BY source, reporter, monday;
