-- The ground within 20 m of an outline, from where it is grown further. By little first: where a boundary has teeth, each one's wide arc
-- would cross all the others'; grown in steps they flow together, and what is left is smooth. Distances of 20 m and more begin here.
CREATE OR REPLACE FUNCTION core.grown_by_20(outline geometry) RETURNS geometry LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT public.ST_Buffer(public.ST_Buffer(public.ST_Buffer(outline, 1), 5), 14)
$$;
REVOKE ALL ON FUNCTION core.grown_by_20(geometry) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION core.grown_by_20(geometry) TO geo_analytics, geo_desk;

-- What an area is like, whoever drew it: the traits that areas are compared by. Asked by the analyses of a whole register and by the
-- desk of one plan, who may not read the same tables: so a function, of which they get nothing but figures.
CREATE OR REPLACE FUNCTION core.area_features(of_municipality text, codes text[], outlines bytea[])
RETURNS TABLE (
  code text, hectares double precision, dwellings_near integer, other_buildings_near integer, hectares_near double precision,
  dwellings_around integer, metres_to_stop double precision, metres_to_licence double precision)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT asked.code, ST_Area(asked.outline) / 10000, coalesce(near.dwellings, 0)::int, coalesce(near.others, 0)::int,
    ST_Area(ST_Buffer(core.grown_by_20(asked.outline), 80)) / 10000, coalesce(around.dwellings, 0)::int, stop.metres, licence.metres
  FROM (SELECT given.code, ST_GeomFromWKB(given.shape, 3006) AS outline FROM unnest(codes, outlines) AS given(code, shape)) AS asked
    CROSS JOIN LATERAL (
      SELECT sum(dwellings) AS dwellings, count(*) FILTER (WHERE dwellings = 0) AS others FROM core.building
      WHERE municipality = of_municipality AND ST_DWithin(location, asked.outline, 100)
    ) AS near
    CROSS JOIN LATERAL (
      SELECT sum(dwellings) AS dwellings FROM core.building
      WHERE municipality = of_municipality AND ST_DWithin(location, ST_Centroid(asked.outline), 1000)
    ) AS around
    LEFT JOIN LATERAL (
      SELECT ST_Distance(location, asked.outline) AS metres FROM core.context_point
      WHERE municipality = of_municipality AND layer = 'bus-stop' ORDER BY location <-> asked.outline LIMIT 1
    ) AS stop ON true
    LEFT JOIN LATERAL (
      SELECT ST_Distance(location, asked.outline) AS metres FROM core.context_point
      WHERE municipality = of_municipality AND layer = 'alcohol-licence' ORDER BY location <-> asked.outline LIMIT 1
    ) AS licence ON true
  WHERE session_user <> 'geo_desk'
    OR (of_municipality = core.asked_municipality() AND current_setting('geo.role', true) IN ('coordinator', 'council', 'planner'))
$$;
REVOKE ALL ON FUNCTION core.area_features(text, text[], bytea[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION core.area_features(text, text[], bytea[]) TO geo_analytics, geo_desk;
