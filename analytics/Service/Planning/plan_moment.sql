-- $1 run, $2 outline (well-known binary), $3 metres → when the place-events within that distance can have happened, by theme.
SELECT theme, occurred_from, occurred_to
FROM analysis.desk_theme_event
WHERE run_id = $1 AND counted AND ST_DWithin(location, ST_GeomFromWKB($2, 3006), $3)
ORDER BY theme, occurred_from, occurred_to;
