-- $1 a check's id → what has been answered and concluded on it, the last version first.
SELECT version, written_by, written_at, document::text
FROM work.plan_comment WHERE municipality = current_setting('geo.municipality') AND check_id = $1
ORDER BY version DESC;
