-- The newest value of each indicator that is neither missing nor preliminary.
SELECT DISTINCT ON (indicator) indicator, period, value, unit, source
FROM core.desk_indicator
WHERE value IS NOT NULL AND NOT preliminary
ORDER BY indicator, period DESC, source
