-- A municipality of any length straight into core, the same for every number of incidents but for their number, which the
-- session's geo.bench_incidents gives: 35.75 km square with about 20,000 inhabited cells of 250 m, 320 DeSO in 40 RegSO, 5,000 plan
-- areas, and 60,000 addresses, two thirds of them in 80 localities, of which a few are struck far more often than the others.
SELECT setseed(0.20260630);

INSERT INTO core.municipality (code, name, short_name, slug, fictional, county, county_code, public_area_kind, public_area_edition,
  cell_size_metres, analysis_from, analysis_to, smallest_count, smallest_places, largest_place_share, smallest_reporters,
  smallest_residents, smallest_addresses, smallest_period)
VALUES ('9901', 'Mätstads kommun', 'Mätstad', 'bench', true, 'Exempellän', '99', 'deso', '2025', 250, '2024-07-01', '2026-06-30', 5, 3, 0.8, 2, 700, 8, 'quarter');

INSERT INTO core.theme (municipality, id, name, description, position)
VALUES ('9901', 'violence', 'Våld', '', 0), ('9901', 'damage', 'Skadegörelse', '', 1), ('9901', 'insecurity', 'Otrygghet', '', 2),
  ('9901', 'burglary', 'Inbrott', '', 3);

CREATE TEMP TABLE bench_kind AS
SELECT row_number() OVER ()::int AS number, theme, kind FROM (VALUES ('violence', 'assault'), ('violence', 'fight'), ('violence', 'threat'),
  ('damage', 'criminal-damage'), ('damage', 'graffiti'), ('damage', 'arson'), ('insecurity', 'disorder'), ('insecurity', 'youth-gathering'),
  ('insecurity', 'littering')) AS listed (theme, kind);

INSERT INTO core.incident_kind (municipality, kind, name, public_place_only, never_mapped)
SELECT '9901', kind, kind, theme = 'violence', false FROM bench_kind;

INSERT INTO core.theme_kind (municipality, theme, kind) SELECT '9901', theme, kind FROM bench_kind;

INSERT INTO core.theme_offence_code (municipality, theme, offence_code) VALUES ('9901', 'burglary', '0874'), ('9901', 'burglary', '0875');

CREATE TEMP TABLE bench_square AS SELECT ST_MakeEnvelope(717250, 6244250, 753000, 6280000, 3006) AS outline;

INSERT INTO core.area (municipality, kind, edition, code, name, parent_code, outline)
SELECT '9901', 'deso', '2025', '9901C' || to_char(number, 'FM0000'), 'Område ' || number, '9901R' || to_char((number - 1) / 8 + 1, 'FM000'), ST_Multi(outline)
FROM (
  SELECT row_number() OVER (ORDER BY round(ST_X(ST_Centroid(outline)) / 4500), ST_Y(ST_Centroid(outline))) AS number, outline
  FROM (
    SELECT ST_Segmentize(ST_Intersection(piece.geom, square.outline), 25) AS outline
    FROM bench_square AS square, ST_Dump(ST_VoronoiPolygons(
      (SELECT ST_Collect(ST_SetSRID(ST_MakePoint(717250 + 35750 * random(), 6244250 + 35750 * random()), 3006)) FROM generate_series(1, 320)), 0, square.outline)) AS piece
  ) AS cut
) AS numbered;

INSERT INTO core.area (municipality, kind, edition, code, name, outline)
SELECT '9901', 'regso', '2025', parent_code, parent_code, ST_Multi(ST_Union(outline)) FROM core.area WHERE kind = 'deso' GROUP BY parent_code;

INSERT INTO core.area (municipality, kind, edition, code, name, outline)
SELECT '9901', 'plan', '', 'P' || row_number() OVER (), 'Detaljplan', ST_Multi(ST_Segmentize(outline, 20))
FROM (
  SELECT ST_Buffer(ST_Intersection(piece.geom, square.outline), -10, 'join=mitre') AS outline
  FROM bench_square AS square, ST_Dump(ST_VoronoiPolygons(
    (SELECT ST_Collect(ST_SetSRID(ST_MakePoint(717250 + 35750 * random(), 6244250 + 35750 * random()), 3006)) FROM generate_series(1, 5000)), 0, square.outline)) AS piece
) AS cut
WHERE NOT ST_IsEmpty(outline);

INSERT INTO core.population (municipality, kind, edition, code, year, residents)
SELECT '9901', 'deso', '2025', code, 2025, 700 + floor(2000 * random()) FROM core.area WHERE kind = 'deso';

-- Streets part the land, lakes take from it.
INSERT INTO core.inhabited_land (municipality, reference, outline)
SELECT '9901', row_number() OVER ()::text, ST_Multi(outline)
FROM (
  SELECT ST_CollectionExtract(ST_Difference(ST_Buffer(ST_Intersection(piece.geom, square.outline), -3, 'join=mitre'), lake.outline), 3) AS outline
  FROM bench_square AS square,
    (SELECT ST_Union(ST_Buffer(ST_SetSRID(ST_MakePoint(717250 + 35750 * random(), 6244250 + 35750 * random()), 3006), 500 + 300 * random())) AS outline FROM generate_series(1, 30)) AS lake,
    ST_Dump(ST_VoronoiPolygons(
      (SELECT ST_Collect(ST_SetSRID(ST_MakePoint(717250 + 35750 * random(), 6244250 + 35750 * random()), 3006)) FROM generate_series(1, 1500)), 0, square.outline)) AS piece
) AS cut
WHERE NOT ST_IsEmpty(outline);

INSERT INTO core.context_point (municipality, source, reference, layer, location)
SELECT '9901', 'context', number::text, (ARRAY['street-light', 'alcohol-licence', 'bus-stop', 'school'])[1 + number % 4],
  ST_SetSRID(ST_MakePoint(717250 + 35750 * random(), 6244250 + 35750 * random()), 3006)
FROM generate_series(1, 20000) AS number;

INSERT INTO core.source (municipality, id, title, publisher, terms, publishable) VALUES ('9901', 'register', 'Register', 'Mätstad', 'CC0', true);

INSERT INTO core.reporter (municipality, source, name) SELECT '9901', 'register', 'Rapportör ' || number FROM generate_series(1, 12) AS number;

INSERT INTO core.reporting_week (municipality, source, reporter, iso_year, iso_week, had_incidents)
SELECT '9901', 'register', 'Rapportör ' || number, extract(isoyear FROM day), extract(week FROM day), true
FROM generate_series(1, 12) AS number, generate_series('2024-07-01'::timestamp, '2026-06-30', interval '7 days') AS day;

INSERT INTO core.indicator_value (municipality, source, indicator, period, title, value, unit, preliminary, delivered_on)
SELECT '9901', 'register', 'indicator-' || number, year::text, 'Mått ' || number, round((100 + 50 * random() + number * (year - 2010) / 10)::numeric, 1), 'antal', false, '2026-07-01'
FROM generate_series(1, 40) AS number, generate_series(2011, 2025) AS year;

CREATE TEMP TABLE bench_locality AS
SELECT number, 719000 + 32000 * random() AS east, 6246000 + 32000 * random() AS north, 300 + 600 * random() AS spread FROM generate_series(1, 80) AS number;

CREATE TEMP TABLE bench_address AS
SELECT drawn.number, CASE WHEN inside THEN locality.east + locality.spread * sqrt(-2 * ln(1 - away)) * cos(2 * pi() * turn) ELSE 717300 + 35650 * away END AS east,
  CASE WHEN inside THEN locality.north + locality.spread * sqrt(-2 * ln(1 - away)) * sin(2 * pi() * turn) ELSE 6244300 + 35650 * turn END AS north
FROM (
  SELECT number, number % 3 > 0 AS inside, 1 + floor(80 * random())::int AS locality, random() AS away, random() AS turn FROM generate_series(1, 60000) AS number
) AS drawn JOIN bench_locality AS locality ON locality.number = drawn.locality;

ALTER TABLE bench_address ADD PRIMARY KEY (number);
ANALYZE bench_address;

INSERT INTO core.incident (municipality, source, reference, delivered_on, kind, occurred_from, occurred_to, precision, location, reporter, in_public_place, duplicate_of)
SELECT '9901', 'register', 'I' || to_char(drawn.number, 'FM0000000'), '2026-07-01', kind.kind, occurred, occurred + hours * interval '1 minute',
  CASE WHEN exact < 0.9 THEN 'address' ELSE 'street' END,
  ST_SetSRID(ST_MakePoint(round(address.east::numeric, 1)::float8, round(address.north::numeric, 1)::float8), 3006),
  'Rapportör ' || reporter, exact > 0.05, CASE WHEN twin < 0.02 THEN 'register:I0' END
FROM (
  SELECT number, 1 + floor(60000 * power(random(), 1.6))::int AS address, 1 + floor(9 * random())::int AS kind, random() AS exact, random() AS twin,
    '2024-06-30 22:00Z'::timestamptz + floor(730 * 24 * 60 * random()) * interval '1 minute' AS occurred, floor(greatest(0, 960 * (1.6 * random() - 0.6))) AS hours,
    1 + floor(12 * random())::int AS reporter
  FROM generate_series(1, current_setting('geo.bench_incidents')::int) AS number
) AS drawn
  JOIN bench_kind AS kind ON kind.number = drawn.kind
  JOIN bench_address AS address ON address.number = drawn.address;

INSERT INTO core.reported_offence (municipality, source, reference, delivered_on, offence_code, registered_on, committed_on, area_kind, area_edition, area_code, count)
SELECT '9901', 'register', number::text, '2026-07-01', '087' || 4 + number % 2, '2026-06-30', '2024-07-01'::date + floor(730 * random())::int, 'deso', '2025',
  CASE WHEN random() < 0.9 THEN '9901C' || to_char(1 + floor(320 * random()), 'FM0000') END, 1
FROM generate_series(1, current_setting('geo.bench_incidents')::int / 10) AS number;

INSERT INTO core.delivery (municipality, source, file, fingerprint, delivered_on, rows_read, rows_accepted, rows_rejected, file_hash, rows_placed_by_name, rows_placed_by_point, rows_without_place)
SELECT '9901', 'register', 'register.csv', count(*)::text, '2026-07-01', count(*), count(*), 0, '', 0, count(*), 0 FROM core.incident;

SELECT core.refresh_statistics();
