-- → the newest run of each method.
SELECT method, id, finished_at FROM analysis.desk_newest_run ORDER BY method;
