-- $1 a check's id → what it was told and what it read.
SELECT name, made_at, parameters::text, input_fingerprint, code_version, ST_AsText(outline), document::text, registry_number
FROM work.plan_check WHERE municipality = current_setting('geo.municipality') AND id = $1;
