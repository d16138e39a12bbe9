-- $1 run, $2 areas' names, $3 their outlines (well-known binary, pairwise), $4 distances in metres, $5 the distance from which a street's point is
-- near enough → by area, theme and distance: incidents, place-events, distinct places, the most at one place, reporters, and how many
-- incidents are known only by street where that is too coarse. One search of the index an area, whatever the distances.
WITH area AS (
  SELECT name, ST_GeomFromWKB(shape, 3006) AS outline FROM unnest($2::text[], $3::bytea[]) AS given(name, shape)
), near AS (
  SELECT area.name, event.theme, event.place, event.counted, event.at_address, event.reporter, ST_Distance(event.location, area.outline) AS metres
  FROM area JOIN analysis.desk_theme_event AS event ON ST_DWithin(event.location, area.outline, (SELECT max(within) FROM unnest($4::float8[]) AS within))
  WHERE event.run_id = $1
), ring AS (
  SELECT near.*, within, (at_address OR within >= $5) AS usable FROM near JOIN unnest($4::float8[]) AS within ON metres <= within
), at_place AS (
  SELECT name, theme, within, place, count(*) FILTER (WHERE usable)::int AS incidents, count(*) FILTER (WHERE usable AND counted)::int AS place_events,
    count(*) FILTER (WHERE NOT usable)::int AS too_coarse
  FROM ring GROUP BY name, theme, within, place
), reporter AS (
  SELECT name, theme, within, count(DISTINCT reporter) FILTER (WHERE usable)::int AS reporters FROM ring GROUP BY name, theme, within
)
SELECT name, theme, within, sum(incidents)::int, sum(place_events)::int, (count(*) FILTER (WHERE incidents > 0))::int, max(incidents), reporters, sum(too_coarse)::int
FROM at_place JOIN reporter USING (name, theme, within)
GROUP BY name, theme, within, reporters
ORDER BY name, theme, within;
