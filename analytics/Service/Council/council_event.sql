-- $1 run, $2 theme, $3 first and $4 last day by the clock on the wall, $5 kind and $6 edition of the public areas, $7 code of one area or nothing → the
-- theme's events, or those that the area covers, with the public area that each lies in. One on a border belongs to the first code.
SELECT event.source, event.place, event.counted, event.at_address, event.occurred_from, event.occurred_to, event.reporter,
  ST_AsBinary(event.location), coalesce((
    SELECT area.code FROM core.desk_area AS area
    WHERE (area.kind, area.edition) = ($5, $6) AND ST_Covers(area.outline, event.location) ORDER BY area.code LIMIT 1), '')
FROM analysis.desk_theme_event AS event
WHERE event.run_id = $1 AND event.theme = $2 AND (event.occurred_from AT TIME ZONE 'Europe/Stockholm')::date BETWEEN $3 AND $4
  AND ($7 = '' OR EXISTS (SELECT FROM core.desk_area AS asked WHERE (asked.kind, asked.edition, asked.code) = ($5, $6, $7) AND ST_Covers(asked.outline, event.location)))
ORDER BY event.source, event.reference;
