-- → the latest checks.
SELECT id, name, registry_number, made_by, made_at, parameters ->> 'stage'
FROM work.plan_check WHERE municipality = current_setting('geo.municipality')
ORDER BY made_at DESC, id LIMIT 200;
