-- The records of one of a release's files, in the file's order, each with its municipality; the days of its period, where it
-- has one. The placeholders are our own names, never a caller's words.
SELECT document.release, release.municipality, item.position, /*columns*/
  CASE
    WHEN item.value ->> 'period' ~ '^\d{4}K[1-4]$' THEN make_date(left(item.value ->> 'period', 4)::int, 3 * right(item.value ->> 'period', 1)::int - 2, 1)
    WHEN item.value ->> 'period' ~ '^\d{4}$' THEN make_date((item.value ->> 'period')::int, 1, 1)
  END AS period_from,
  CASE
    WHEN item.value ->> 'period' ~ '^\d{4}K[1-4]$' THEN (make_date(left(item.value ->> 'period', 4)::int, 3 * right(item.value ->> 'period', 1)::int - 2, 1) + interval '3 months - 1 day')::date
    WHEN item.value ->> 'period' ~ '^\d{4}$' THEN make_date((item.value ->> 'period')::int, 12, 31)
  END AS period_to,
  NULL::geometry AS geometry
FROM published.document
  JOIN published.release ON release.id = document.release
  CROSS JOIN LATERAL jsonb_array_elements(document.content) WITH ORDINALITY AS item (value, position)
WHERE document.name = '/*file*/'
