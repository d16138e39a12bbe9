-- Gives core.incident the indexes that incident_bare took.
SELECT core.keep_incident_indexes(true);
