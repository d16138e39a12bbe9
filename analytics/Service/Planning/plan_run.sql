-- → the newest run of each method.
SELECT DISTINCT ON (method) method, id, finished_at, input_fingerprint, parameters ->> 'period'
FROM analysis.desk_run ORDER BY method, id DESC;
