-- The tables whose content makes the store what it is, and their columns but the internal number.
SELECT table_schema || '.' || table_name, string_agg(quote_ident(column_name), ', ' ORDER BY column_name)
FROM information_schema.columns
  JOIN information_schema.tables USING (table_schema, table_name)
WHERE table_type = 'BASE TABLE' AND (table_schema = 'core' OR (table_schema, table_name) = ('staging', 'issue'))
  AND NOT (table_schema = 'staging' AND column_name = 'id')
GROUP BY table_schema, table_name
ORDER BY table_schema, table_name;
