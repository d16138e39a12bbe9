-- The parameters of tile_ground.sql → the public areas as a Mapbox Vector Tile.
WITH bounds AS (
  SELECT ST_MakeEnvelope($1, $2, $3, $4, 3006) AS box
), shape AS (
  SELECT code AS id, name AS label, ST_AsMVTGeom(outline, box, 4096, 64, true) AS geometry
  FROM core.desk_area, bounds WHERE (kind, edition) = ($6, $7) AND outline && box
)
SELECT ST_AsMVT(shape, 'deso', 4096, 'geometry') FROM shape WHERE geometry IS NOT NULL;
