-- All that a backup holds: every table of the store, and every counter, in an order that never changes.
SELECT format('%I.%I', nspname, relname), CASE relkind WHEN 'S' THEN 'last_value, is_called' ELSE '*' END
FROM pg_class
  JOIN pg_namespace ON pg_namespace.oid = relnamespace
WHERE nspname IN ('staging', 'core', 'analysis', 'published', 'work', 'audit', 'migration') AND relkind IN ('r', 'S')
ORDER BY nspname COLLATE "C", relname COLLATE "C";
