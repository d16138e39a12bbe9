-- $1 run of the concentrations, $2 run of their trial by other choices, $3 run of the areas, $4 outline (well-known binary), $5 metres → the
-- concentrations within that distance, nearest first, with in how many settings each stands and as what
-- kind of concentration the areas it touches stand (that an area is sparse says nothing of it).
SELECT hotspot.theme, hotspot.period, hotspot.number, ST_Distance(hotspot.outline, plan.outline), hotspot.incidents, hotspot.place_events, hotspot.places,
  hotspot.expected, hotspot.smallest_q_bh, trial.document, (
    SELECT min(area.document ->> 'emerging') FROM analysis.desk_result AS area
    WHERE area.run_id = $3 AND area.theme = hotspot.theme AND area.subject = ANY (string_to_array(hotspot.touches, ' ')) AND area.document ->> 'emerging' LIKE '%hot spot'
  ), ST_AsBinary(hotspot.outline)
FROM (SELECT ST_GeomFromWKB($4, 3006) AS outline) AS plan
  JOIN analysis.desk_hotspot AS hotspot ON ST_DWithin(hotspot.outline, plan.outline, $5)
  LEFT JOIN analysis.desk_result AS trial
    ON trial.run_id = $2 AND (trial.theme, trial.period) = (hotspot.theme, hotspot.period) AND trial.subject = 'hotspot:' || hotspot.number
WHERE hotspot.run_id = $1
ORDER BY 4, hotspot.theme, hotspot.period, hotspot.number;
