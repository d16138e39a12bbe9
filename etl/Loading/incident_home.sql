-- Where the points of the sources in @sources and @unchanged lie, found once a 50 m square and not once a point: temporary tables
-- square_home (a square's number, from column and row, its grid cell, and its public area, or that a border crosses it) and
-- area_piece, for the points of crossed squares. A cell's side is a multiple of 50 m: the settings are read so.
CREATE TEMPORARY TABLE area_piece ON COMMIT DROP AS
SELECT area.code, ST_Subdivide(area.outline, 64) AS piece
FROM core.area
  JOIN core.municipality ON municipality.code = area.municipality
    AND (area.kind, area.edition) = (municipality.public_area_kind, municipality.public_area_edition)
WHERE area.municipality = @municipality;

CREATE INDEX ON area_piece USING gist (piece);
ANALYZE area_piece (code);

CREATE TEMPORARY TABLE area_edge ON COMMIT DROP AS
SELECT ST_Subdivide(ST_Boundary(area.outline), 64) AS edge
FROM core.area
  JOIN core.municipality ON municipality.code = area.municipality
    AND (area.kind, area.edition) = (municipality.public_area_kind, municipality.public_area_edition)
WHERE area.municipality = @municipality;

CREATE INDEX ON area_edge USING gist (edge);

CREATE TEMPORARY TABLE square_home ON COMMIT DROP AS
WITH square AS (
  SELECT DISTINCT floor(ST_X(location) / 50)::bigint * 1000000 + floor(ST_Y(location) / 50)::bigint AS square
  FROM staging.incident
  WHERE municipality = @municipality AND (source = ANY (@sources) OR source = ANY (@unchanged)) AND location IS NOT NULL
),
drawn AS (
  SELECT square, floor(easting * 50 / place.cell_size_metres::numeric)::int * place.cell_size_metres AS cell_easting,
    floor(northing * 50 / place.cell_size_metres::numeric)::int * place.cell_size_metres AS cell_northing,
    ST_MakeEnvelope(easting * 50, northing * 50, easting * 50 + 50, northing * 50 + 50, 3006) AS outline
  FROM square
    CROSS JOIN (SELECT cell_size_metres FROM core.municipality WHERE code = @municipality) AS place
    CROSS JOIN LATERAL (SELECT floor(square / 1000000.0)::bigint AS easting) AS column_of
    CROSS JOIN LATERAL (SELECT square - easting * 1000000 AS northing) AS row_of
)
SELECT drawn.square, drawn.cell_easting, drawn.cell_northing, crossed.edge IS NOT NULL AS crossed, home.code AS area_code
FROM drawn
  LEFT JOIN LATERAL (SELECT 1 AS edge FROM area_edge WHERE ST_Intersects(area_edge.edge, drawn.outline) LIMIT 1) AS crossed ON true
  LEFT JOIN LATERAL (
    SELECT min(area_piece.code) AS code FROM area_piece
    WHERE crossed.edge IS NULL AND ST_Intersects(area_piece.piece, ST_Centroid(drawn.outline))
  ) AS home ON true;

ANALYZE square_home;
