-- The parameters of tile_ground.sql → the cells of a theme and period that the caller may see, with their verdicts, as a Mapbox Vector Tile; from so far
-- away that a cell is a few pixels, only those that stand out.
WITH bounds AS (
  SELECT ST_MakeEnvelope($1, $2, $3, $4, 3006) AS box, (SELECT cell_size_metres FROM core.desk_municipality WHERE code = current_setting('geo.municipality')) AS metres
), shape AS (
  SELECT cell."column" || ' ' || cell."row" AS id, verdict, place_events,
    ST_AsMVTGeom(
      ST_MakeEnvelope(cell."column" * metres, cell."row" * metres, (cell."column" + 1) * metres, (cell."row" + 1) * metres, 3006), box, 4096, 64, true) AS geometry
  FROM bounds, analysis.desk_hotspot_cell AS cell
  WHERE cell.run_id = (SELECT id FROM analysis.desk_newest_run WHERE method = 'hotspots') AND (cell.theme, cell.period) = ($8, $9)
    AND cell."column" BETWEEN floor($1 / metres)::int AND floor($3 / metres)::int AND cell."row" BETWEEN floor($2 / metres)::int AND floor($4 / metres)::int
    AND (verdict IN ('hot', 'repeated-at-one-place') OR (verdict IN ('not-hot', 'too-few') AND metres > 6 * $5))
)
SELECT ST_AsMVT(shape, 'cell', 4096, 'geometry') FROM shape WHERE geometry IS NOT NULL;
