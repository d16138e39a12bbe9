-- → the themes, in their order.
SELECT id, name FROM core.desk_theme ORDER BY position;
