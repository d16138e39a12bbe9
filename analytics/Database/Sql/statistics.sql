-- What a load changes, the planner must know of at once; only an owner may look, so the loader asks by this function.
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
