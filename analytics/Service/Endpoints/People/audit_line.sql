-- Lines of the log, the newest first: $1 how the action begins and $2 person, each empty for all; $3 first Swedish day, $4 the day after the last; $5 only those before
-- this id; $6 at most so many.
SELECT line.id, line.at, line.municipality, line.role, line.person, coalesce(person.name, ''), line.action, line.subject, line.reason
FROM audit.event AS line
  LEFT JOIN work.person AS person ON person.id = line.person
WHERE starts_with(line.action, $1) AND $2 IN ('', line.person)
  AND line.at >= $3::timestamp AT TIME ZONE 'Europe/Stockholm' AND line.at < $4::timestamp AT TIME ZONE 'Europe/Stockholm'
  AND line.id < $5
ORDER BY line.id DESC LIMIT $6;
