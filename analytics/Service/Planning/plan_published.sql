-- $1 codes of public areas → their published counts of the longest time that is published, by theme; what is withheld is not here.
SELECT DISTINCT ON (area, theme) release, published_on, theme, area, period, count, per_thousand, per_thousand_lower, per_thousand_upper
FROM analysis.desk_published_count
WHERE area = ANY ($1) AND mark = 'published' AND period NOT LIKE '%K%'
ORDER BY area, theme, period LIKE '%/%' DESC, period DESC;
