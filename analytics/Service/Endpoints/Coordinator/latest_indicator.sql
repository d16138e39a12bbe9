-- The newest value of each indicator that is neither missing nor preliminary.
SELECT DISTINCT ON (indicator) indicator, period, value, unit, coalesce(known.title, figure.source)
FROM core.desk_indicator AS figure LEFT JOIN core.desk_source AS known ON known.id = figure.source
WHERE value IS NOT NULL AND NOT preliminary
ORDER BY indicator, period DESC, figure.source
