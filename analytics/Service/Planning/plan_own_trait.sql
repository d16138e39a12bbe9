-- $1 outline (well-known binary) → what the plan's area is like.
SELECT * FROM core.area_features(current_setting('geo.municipality'), ARRAY['plan'], ARRAY[$1::bytea]);
