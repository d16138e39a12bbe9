-- The newest value of each indicator that is neither missing nor preliminary; per 100 000 residents where its publisher says so, as the focus areas' titles do.
SELECT DISTINCT ON (indicator) indicator, period, coalesce(per_hundred_thousand, value),
  CASE WHEN per_hundred_thousand IS NULL THEN unit ELSE 'per 100 000 invånare' END, coalesce(known.title, figure.source)
FROM core.desk_indicator AS figure LEFT JOIN core.desk_source AS known ON known.id = figure.source
WHERE value IS NOT NULL AND NOT preliminary
ORDER BY indicator, period DESC, figure.source
