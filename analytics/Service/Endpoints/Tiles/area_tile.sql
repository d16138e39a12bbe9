-- $1 releases, $2–$5 west, south, east, north in SWEREF 99 TM → the tile's areas as a Mapbox Vector Tile of 4,096 units a side; empty where there are none.
WITH bounds AS (
  SELECT ST_MakeEnvelope($2, $3, $4, $5, 3006) AS box
), shape AS (
  SELECT kind, edition, code, name, residents, kind || '.' || edition || '.' || code AS id, ST_AsMVTGeom(outline, box, 4096, 64, true) AS geometry
  FROM published.area, bounds
  WHERE release = ANY($1) AND outline && box
)
SELECT ST_AsMVT(shape, 'areas', 4096, 'geometry')
FROM shape
WHERE geometry IS NOT NULL;
