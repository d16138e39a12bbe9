-- $1 outline (well-known binary), $2 metres → what the map of its surroundings is drawn from, cut to the frame.
SELECT layer, name, ST_AsBinary(ST_CollectionExtract(ST_Intersection(feature.shape, frame.box), CASE WHEN layer = 'water' THEN 3 ELSE 2 END))
FROM (SELECT ST_Expand(ST_Envelope(ST_GeomFromWKB($1, 3006)), $2) AS box) AS frame
  JOIN core.desk_map_feature AS feature ON feature.shape && frame.box
WHERE ST_Intersects(feature.shape, frame.box)
ORDER BY layer DESC, reference;
