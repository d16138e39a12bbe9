DROP FUNCTION IF EXISTS core.keep_incident_indexes(boolean);

-- A first load of a million incidents is faster when their key's index is built afterwards; only an owner may take it away, so
-- the loader asks by this function, inside its transaction. It is the key of the model: a test compares.
CREATE OR REPLACE FUNCTION core.keep_incident_key(keep boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF keep THEN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = 'incident_key' AND conrelid = 'core.incident'::regclass) THEN
      ALTER TABLE core.incident ADD CONSTRAINT incident_key PRIMARY KEY (municipality, source, reference);
    END IF;
  ELSE
    ALTER TABLE core.incident DROP CONSTRAINT IF EXISTS incident_key;
    -- What is filled in the transaction that emptied it need not be logged where the server keeps no replicas.
    IF NOT EXISTS (SELECT FROM core.incident) THEN
      TRUNCATE core.incident;
    END IF;
  END IF;
END
$$;
REVOKE ALL ON FUNCTION core.keep_incident_key(boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION core.keep_incident_key(boolean) TO geo_etl;
