-- → the themes in their order, and whether each is counted for the whole municipality alone: of those no event is laid out, and none is no zero.
SELECT id, name, never_mapped FROM core.desk_theme ORDER BY position;
