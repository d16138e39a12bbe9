-- The versions of incident_told_once or incident_told_again → core.incident, each with where it lies.
INSERT INTO core.incident AS kept (municipality, source, reference, delivered_on, kind, occurred_from, occurred_to, precision, location, area_code,
  cell_easting, cell_northing, reporter, in_public_place, cost_kronor, masked_text)
SELECT version.municipality, version.source, version.reference, version.delivered_on, version.kind, version.occurred_from, version.occurred_to,
  version.precision, version.location,
  CASE WHEN home.crossed
    THEN (SELECT min(piece.code) FROM area_piece AS piece WHERE ST_Intersects(piece.piece, version.location))
    ELSE home.area_code END,
  home.cell_easting, home.cell_northing,
  version.reporter, version.in_public_place, version.cost_kronor, version.masked_text
FROM version
  LEFT JOIN square_home AS home ON home.square = floor(ST_X(version.location) / 50)::bigint * 1000000 + floor(ST_Y(version.location) / 50)::bigint
