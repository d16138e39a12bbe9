-- Gives core.incident the key that incident_bare took.
SELECT core.keep_incident_key(true);
