-- $1 run, $2 theme, $3 kind, $4 edition and $5 code of an area → its place-events by quarter, and whether all had reported.
SELECT period, place_events, completely_reported
FROM analysis.desk_area_count
WHERE run_id = $1 AND (theme, kind, area_kind, area_edition, area_code) = ($2, '', $3, $4, $5) AND period LIKE '____K_'
ORDER BY period;
