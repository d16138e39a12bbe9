-- $1 theme → the public counts of the current release: what anyone may read.
SELECT published_on, area_kind, area, period, count, mark FROM analysis.desk_published_count WHERE theme = $1
ORDER BY area_kind, area, period;
