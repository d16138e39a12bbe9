-- The areas or the size of cells have changed: where the incidents of the sources in @unchanged lie is told again.
UPDATE core.incident AS kept
SET area_code = told.area_code, cell_easting = told.cell_easting, cell_northing = told.cell_northing
FROM (
    SELECT incident.source, incident.reference,
      CASE WHEN home.crossed
        THEN (SELECT min(piece.code) FROM area_piece AS piece WHERE ST_Intersects(piece.piece, incident.location))
        ELSE home.area_code END AS area_code,
      home.cell_easting, home.cell_northing
    FROM core.incident
      LEFT JOIN square_home AS home ON home.square = floor(ST_X(incident.location) / 50)::bigint * 1000000 + floor(ST_Y(incident.location) / 50)::bigint
    WHERE incident.municipality = @municipality AND incident.source = ANY (@unchanged)
  ) AS told
WHERE (kept.municipality, kept.source, kept.reference) = (@municipality, told.source, told.reference)
  AND (kept.area_code, kept.cell_easting, kept.cell_northing) IS DISTINCT FROM (told.area_code, told.cell_easting, told.cell_northing);
