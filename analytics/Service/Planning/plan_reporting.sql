-- → reporters that have been silent for a week or more.
SELECT source, reporter, silent_weeks, weeks FROM core.desk_reporting WHERE silent_weeks > 0 ORDER BY silent_weeks DESC, source, reporter;
