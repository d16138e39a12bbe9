-- $1 run → what the areas to compare with are like.
SELECT substr(subject, 8), document FROM analysis.desk_result WHERE run_id = $1 AND subject LIKE 'traits:%' ORDER BY subject;
