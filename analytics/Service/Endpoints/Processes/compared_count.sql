-- $1 releases, $2 theme, $3 period, $4 earlier period, $5 kind of area or '' → both counts of each area with their marks; an area that has only one of them lacks the other.
SELECT release.municipality, count.area_kind, count.edition, count.area,
  coalesce(max(count.mark) FILTER (WHERE count.period = $3), 'missing') AS mark,
  max(count.count) FILTER (WHERE count.period = $3) AS count,
  coalesce(max(count.mark) FILTER (WHERE count.period = $4), 'missing') AS earlier_mark,
  max(count.count) FILTER (WHERE count.period = $4) AS earlier_count
FROM published.count
  JOIN published.release ON release.id = count.release
WHERE count.release = ANY($1) AND count.theme = $2 AND count.period IN ($3, $4) AND $5 IN ('', count.area_kind)
GROUP BY release.municipality, count.area_kind, count.edition, count.area
ORDER BY release.municipality, count.area_kind, count.edition, count.area;
