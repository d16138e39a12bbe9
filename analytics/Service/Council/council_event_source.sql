-- $1 run → the sources that the events come from.
SELECT source.id, source.title FROM core.desk_source AS source
WHERE EXISTS (SELECT FROM analysis.desk_theme_event AS event WHERE event.run_id = $1 AND event.source = source.id)
ORDER BY source.title;
