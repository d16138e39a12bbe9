-- A first load of a million incidents is faster when their indexes are built afterwards; only an owner may take them away, so
-- the loader asks by this function, inside its transaction. They are those of the model: a test compares.
CREATE OR REPLACE FUNCTION core.keep_incident_indexes(keep boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF keep THEN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = 'incident_key' AND conrelid = 'core.incident'::regclass) THEN
      ALTER TABLE core.incident ADD CONSTRAINT incident_key PRIMARY KEY (municipality, source, reference);
    END IF;
    CREATE INDEX IF NOT EXISTS incident_municipality_occurred_from_index ON core.incident (municipality, occurred_from);
    CREATE INDEX IF NOT EXISTS incident_location_index ON core.incident USING gist (location);
  ELSE
    ALTER TABLE core.incident DROP CONSTRAINT IF EXISTS incident_key;
    DROP INDEX IF EXISTS core.incident_municipality_occurred_from_index, core.incident_location_index;
  END IF;
END
$$;
REVOKE ALL ON FUNCTION core.keep_incident_indexes(boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION core.keep_incident_indexes(boolean) TO geo_etl;
