-- The parameters of tile_ground.sql → the public areas where measures are taken, each with its measures, as a Mapbox Vector Tile.
WITH bounds AS (
  SELECT ST_MakeEnvelope($1, $2, $3, $4, 3006) AS box
), taken AS (
  SELECT code, string_agg(title, '; ' ORDER BY measure.id) AS titles
  FROM work.measure AS measure CROSS JOIN LATERAL string_to_table(measure.document ->> 'areas', ' ') AS code
  WHERE measure.municipality = current_setting('geo.municipality')
  GROUP BY code
), shape AS (
  SELECT area.code AS id, titles AS label, ST_AsMVTGeom(outline, box, 4096, 64, true) AS geometry
  FROM bounds, core.desk_area AS area JOIN taken USING (code)
  WHERE (area.kind, area.edition) = ($6, $7) AND outline && box
)
SELECT ST_AsMVT(shape, 'measure', 4096, 'geometry') FROM shape WHERE geometry IS NOT NULL;
