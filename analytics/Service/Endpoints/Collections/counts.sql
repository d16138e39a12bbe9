-- The public counts of every release, each with the outline of its area and the days of its period (2026K1, 2026T1, 2025,
-- 2018-01/2024-03).
SELECT count.release, release.municipality, count.theme, count.area_kind, count.edition, count.area, count.period, count.count, count.per_thousand,
  count.per_thousand_lower, count.per_thousand_upper, count.mark,
  CASE
    WHEN count.period ~ '^\d{4}K[1-4]$' THEN make_date(left(count.period, 4)::int, 3 * right(count.period, 1)::int - 2, 1)
    WHEN count.period ~ '^\d{4}T[1-3]$' THEN make_date(left(count.period, 4)::int, 4 * right(count.period, 1)::int - 3, 1)
    WHEN count.period ~ '^\d{4}-\d\d/\d{4}-\d\d$' THEN make_date(left(count.period, 4)::int, substr(count.period, 6, 2)::int, 1)
    WHEN count.period ~ '^\d{4}$' THEN make_date(count.period::int, 1, 1)
  END AS period_from,
  CASE
    WHEN count.period ~ '^\d{4}K[1-4]$' THEN (make_date(left(count.period, 4)::int, 3 * right(count.period, 1)::int - 2, 1) + interval '3 months - 1 day')::date
    WHEN count.period ~ '^\d{4}T[1-3]$' THEN (make_date(left(count.period, 4)::int, 4 * right(count.period, 1)::int - 3, 1) + interval '4 months - 1 day')::date
    WHEN count.period ~ '^\d{4}-\d\d/\d{4}-\d\d$' THEN (make_date(substr(count.period, 9, 4)::int, right(count.period, 2)::int, 1) + interval '1 month - 1 day')::date
    WHEN count.period ~ '^\d{4}$' THEN make_date(count.period::int, 12, 31)
  END AS period_to,
  area.outline AS geometry
FROM published.count
  JOIN published.release ON release.id = count.release
  LEFT JOIN published.area ON (area.release, area.kind, area.edition, area.code) = (count.release, count.area_kind, count.edition, count.area)
