-- $1 run, $2 theme, $3 period → the concentrations that the role may see, by number: from south to north, no ranking.
SELECT number, place_events, incidents, places, expected, smallest_q_bh, touches, ST_AsBinary(outline)
FROM analysis.desk_hotspot WHERE run_id = $1 AND (theme, period) = ($2, $3)
ORDER BY number;
