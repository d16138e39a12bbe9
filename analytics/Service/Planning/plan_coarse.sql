-- $1 run → how many incidents each source has that are known too coarsely, by theme.
SELECT theme, substr(subject, 8), (document ->> 'incidents')::int FROM analysis.desk_result WHERE run_id = $1 AND subject LIKE 'coarse:%' ORDER BY theme, subject;
