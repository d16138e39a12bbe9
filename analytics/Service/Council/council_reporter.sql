-- → the silent weeks of each reporter.
SELECT source, reporter, silent_weeks, weeks, last_monday FROM core.desk_reporting ORDER BY source, reporter;
