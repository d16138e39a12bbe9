-- staging.incident → core.incident, for the sources in @sources. Of an event's versions the one delivered last is kept (of one
-- day's the one whose file has the higher hash), whatever the order of loading: publishers edit theirs without saying so. A
-- reference comes once in a file, so that what one file tells (@told_once) needs no comparing.
INSERT INTO core.incident AS kept (municipality, source, reference, delivered_on, kind, occurred_from, occurred_to, precision, location, area_code,
  cell_easting, cell_northing, reporter, in_public_place, cost_kronor, masked_text)
SELECT version.municipality, version.source, version.reference, version.delivered_on, version.kind, version.occurred_from, version.occurred_to,
  version.precision, version.location,
  CASE WHEN home.crossed
    THEN (SELECT piece.code FROM area_piece AS piece WHERE ST_Intersects(piece.piece, version.location) ORDER BY piece.code LIMIT 1)
    ELSE home.area_code END,
  floor(ST_X(version.location) / place.cell_size_metres)::int * place.cell_size_metres,
  floor(ST_Y(version.location) / place.cell_size_metres)::int * place.cell_size_metres,
  version.reporter, version.in_public_place, version.cost_kronor, version.masked_text
FROM (
    SELECT staged.*
    FROM staging.incident AS staged
    WHERE municipality = @municipality AND source = ANY (@told_once)
    UNION ALL
    (SELECT DISTINCT ON (staged.source, staged.reference) staged.*
    FROM staging.incident AS staged
      JOIN core.delivery USING (municipality, source, file, delivered_on)
    WHERE municipality = @municipality AND source = ANY (@told_again)
    ORDER BY staged.source, staged.reference, delivered_on DESC, delivery.file_hash DESC, staged.line)
  ) AS version
  CROSS JOIN (SELECT cell_size_metres FROM core.municipality WHERE code = @municipality) AS place
  LEFT JOIN square_home AS home ON home.square = floor(ST_X(version.location) / 50)::bigint * 1000000 + floor(ST_Y(version.location) / 50)::bigint
