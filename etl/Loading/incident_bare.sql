-- Takes the indexes from core.incident until incident_indexed gives them back.
SELECT core.keep_incident_indexes(false);
