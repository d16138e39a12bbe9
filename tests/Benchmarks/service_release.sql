-- The bench town's plan areas as an approved release: 5,000 areas, three themes, eight quarters, a seventh of the counts withheld.
INSERT INTO published.release (id, municipality, approved, digest, published_on, rules_version, description)
VALUES ('9901-2026-07-01-1-bench0', '9901', true, 'bench', '2026-07-01', 'bench', '{"municipalityName": "Mätstad", "fictional": true}');

INSERT INTO published.area (release, kind, edition, code, name, residents, residents_year, outline)
SELECT '9901-2026-07-01-1-bench0', 'plan', '2026', code, name, 700 + length(code), 2025, ST_Multi(ST_CollectionExtract(ST_MakeValid(ST_SnapToGrid(ST_Simplify(outline, 5), 5)), 3))
FROM core.area
WHERE kind = 'plan';

INSERT INTO published.count (release, theme, area_kind, edition, area, period, count, per_thousand, per_thousand_lower, per_thousand_upper, mark)
SELECT release, theme, kind, edition, code, (2024 + (quarter + 2) / 4) || 'K' || 1 + (quarter + 2) % 4, count, count * 0.5, count * 0.4, count * 0.6,
  CASE WHEN count IS NULL THEN 'withheld' ELSE 'published' END
FROM (
  SELECT area.*, theme, quarter, CASE WHEN (number + quarter) % 7 > 0 THEN 5 + (number * 31 + quarter * 7) % 90 END AS count
  FROM (SELECT *, row_number() OVER (ORDER BY code) AS number FROM published.area) AS area,
    unnest(ARRAY['violence', 'damage', 'insecurity']) AS theme, generate_series(0, 7) AS quarter
) AS each;

INSERT INTO published.document (release, name, content)
SELECT '9901-2026-07-01-1-bench0', name, '[]' FROM unnest(ARRAY['themes.csv', 'kind-counts.csv', 'yearly-counts.csv', 'rules.csv', 'release-events.csv', 'corrections.csv', 'reporting.csv', 'indicators.csv', 'sources.csv', 'promises.json', 'measures.json', 'map.json']) AS name;

ANALYZE published.area;
ANALYZE published.count;
