-- $1 municipality, $2 sources, $3 references → the local times between which each of the incidents happened.
SELECT incident.source, incident.reference, incident.occurred_from AT TIME ZONE 'Europe/Stockholm' AS from_local,
  incident.occurred_to AT TIME ZONE 'Europe/Stockholm' AS to_local
FROM unnest($2::text[], $3::text[]) AS asked(source, reference)
  JOIN core.incident ON (incident.municipality, incident.source, incident.reference) = ($1, asked.source, asked.reference);
