-- $1 release, $2 name → its areas as one GeoJSON text in CRS84 (RFC 7946), six decimals: about a decimetre.
SELECT json_build_object('type', 'FeatureCollection', 'name', $2, 'features', coalesce(json_agg(feature ORDER BY kind, edition, code), '[]'::json))::text
FROM (
  SELECT kind, edition, code, json_build_object(
      'type', 'Feature',
      'id', kind || '-' || edition || '-' || code,
      'properties', json_build_object('kind', kind, 'edition', edition, 'code', code, 'name', name, 'parent_code', parent_code,
        'residents', residents, 'residents_year', residents_year, 'drawn_as', drawn_as),
      'geometry', ST_AsGeoJSON(ST_ForcePolygonCCW(ST_Transform(outline, 4326)), 6)::json) AS feature
  FROM published.area
  WHERE release = $1 AND outline IS NOT NULL
) AS area;
