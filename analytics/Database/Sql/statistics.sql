-- What a load or an analysis changes, the planner must know of at once; only an owner may look, so the others ask by these functions.
CREATE OR REPLACE FUNCTION core.refresh_statistics() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  name text;
BEGIN
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'core' LOOP
    EXECUTE format('ANALYZE core.%I', name);
  END LOOP;
END
$$;
REVOKE ALL ON FUNCTION core.refresh_statistics() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION core.refresh_statistics() TO geo_etl;

CREATE OR REPLACE FUNCTION analysis.refresh_statistics() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  name text;
BEGIN
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'analysis' LOOP
    EXECUTE format('ANALYZE analysis.%I', name);
  END LOOP;
END
$$;
REVOKE ALL ON FUNCTION analysis.refresh_statistics() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION analysis.refresh_statistics() TO geo_analytics;
