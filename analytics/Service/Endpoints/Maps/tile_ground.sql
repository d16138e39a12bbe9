-- $1–$4 west, south, east, north in SWEREF 99 TM, $5 metres a pixel, $6 kind and $7 edition of the public areas, $8 theme, $9 period
-- → the plain background as a Mapbox Vector Tile: water, roads, and where the municipality ends. Seen from far away without small roads.
WITH bounds AS (
  SELECT ST_MakeEnvelope($1, $2, $3, $4, 3006) AS box
), water AS (
  SELECT reference AS id, name AS label, ST_AsMVTGeom(shape, box, 4096, 64, true) AS geometry
  FROM core.desk_map_feature, bounds WHERE layer = 'water' AND shape && box
), road AS (
  SELECT reference AS id, ST_AsMVTGeom(shape, box, 4096, 64, true) AS geometry
  FROM core.desk_map_feature, bounds WHERE layer = 'road' AND shape && box AND ($5 < 16 OR ST_Length(shape) > 20 * $5)
), boundary AS (
  SELECT ST_AsMVTGeom(ST_Boundary(ST_Union(outline)), (SELECT box FROM bounds), 4096, 64, true) AS geometry
  FROM core.desk_area WHERE (kind, edition) = ($6, $7) AND outline && (SELECT box FROM bounds)
)
SELECT coalesce((SELECT ST_AsMVT(water, 'water', 4096, 'geometry') FROM water WHERE geometry IS NOT NULL), '')
  || coalesce((SELECT ST_AsMVT(road, 'road', 4096, 'geometry') FROM road WHERE geometry IS NOT NULL), '')
  || coalesce((SELECT ST_AsMVT(boundary, 'boundary', 4096, 'geometry') FROM boundary WHERE geometry IS NOT NULL), '');
