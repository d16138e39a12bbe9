-- $1 run → the sha256 of all that it found, in an order of its own and without numbers that a database gives out: the same digits, the
-- same fingerprint, whatever the database.
SELECT encode(sha256(convert_to(coalesce(string_agg(found.row, E'\n' ORDER BY found.row COLLATE "C"), ''), 'UTF8')), 'hex')
FROM (
  SELECT (to_jsonb(result) - 'run_id')::text AS row FROM analysis.result AS result WHERE result.run_id = $1
  UNION ALL
  SELECT (to_jsonb(counted) - 'run_id')::text FROM analysis.area_count AS counted WHERE counted.run_id = $1
  UNION ALL
  SELECT (to_jsonb(cell) - 'run_id')::text FROM analysis.hotspot_cell AS cell WHERE cell.run_id = $1
  UNION ALL
  SELECT (to_jsonb(hotspot) - 'run_id')::text FROM analysis.hotspot AS hotspot WHERE hotspot.run_id = $1
) AS found;
