-- The parameters of tile_ground.sql → the concentrations of a theme and period that the caller may see, as a Mapbox Vector Tile.
WITH bounds AS (
  SELECT ST_MakeEnvelope($1, $2, $3, $4, 3006) AS box
), shape AS (
  SELECT theme || '/' || period || '/' || number AS id, 'nr ' || number AS label, ST_AsMVTGeom(outline, box, 4096, 64, true) AS geometry
  FROM analysis.desk_hotspot, bounds
  WHERE run_id = (SELECT id FROM analysis.desk_newest_run WHERE method = 'hotspots') AND (theme, period) = ($8, $9) AND outline && box
)
SELECT ST_AsMVT(shape, 'hotspot', 4096, 'geometry') FROM shape WHERE geometry IS NOT NULL;
