-- The parameters of tile_ground.sql → the plans of the register, the newest edition of each, as a Mapbox Vector Tile.
WITH bounds AS (
  SELECT ST_MakeEnvelope($1, $2, $3, $4, 3006) AS box
), newest AS (
  SELECT DISTINCT ON (code) code, name, outline FROM core.desk_area, bounds
  WHERE kind = 'plan' AND outline && box ORDER BY code, edition DESC
), shape AS (
  SELECT code AS id, code || ' ' || name AS label, ST_AsMVTGeom(outline, box, 4096, 64, true) AS geometry FROM newest, bounds
)
SELECT ST_AsMVT(shape, 'plan', 4096, 'geometry') FROM shape WHERE geometry IS NOT NULL;
