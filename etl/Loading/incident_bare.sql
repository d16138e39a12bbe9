-- Takes its key from core.incident until incident_keyed gives it back.
SELECT core.keep_incident_key(false);
