-- $1 run, $2 theme, $3 period → the cells of a map with what is at risk in each and their verdicts, from the south-west.
SELECT "column", "row", residents, place_events, verdict
FROM analysis.desk_hotspot_cell WHERE run_id = $1 AND (theme, period) = ($2, $3)
ORDER BY "row", "column";
