-- $1 municipality → what the analyses of it read, as one text: its settings and what was loaded, in a fixed order.
SELECT coalesce(string_agg(line, E'\n' ORDER BY line), '') FROM (
  SELECT 'municipality ' || to_jsonb(municipality)::text AS line FROM core.municipality WHERE code = $1
  UNION ALL SELECT 'theme ' || to_jsonb(theme)::text FROM core.theme WHERE municipality = $1
  UNION ALL SELECT 'kind ' || to_jsonb(theme_kind)::text FROM core.theme_kind WHERE municipality = $1
  UNION ALL SELECT 'kind ' || to_jsonb(incident_kind)::text FROM core.incident_kind WHERE municipality = $1
  UNION ALL SELECT 'code ' || to_jsonb(theme_offence_code)::text FROM core.theme_offence_code WHERE municipality = $1
  UNION ALL SELECT 'delivery ' || to_jsonb(delivery)::text FROM core.delivery WHERE municipality = $1
) AS read;
