-- $1 municipality, $2 first day, $3 last day → the incidents of each week by kind, public area (empty where unknown) and reporter. Kinds
-- that are never mapped stay out, and violence counts where the public has access.
SELECT date_trunc('week', local_day)::date AS monday, kind, area, reporter, count(*)::int AS incidents
FROM (
  SELECT (incident.occurred_from AT TIME ZONE 'Europe/Stockholm')::date AS local_day, incident.kind, coalesce(incident.area_code, '') AS area, incident.reporter
  FROM core.incident AS incident
    JOIN core.incident_kind AS kind USING (municipality, kind)
  WHERE incident.municipality = $1 AND incident.duplicate_of IS NULL AND incident.withdrawn_on IS NULL AND NOT kind.never_mapped
    AND (NOT kind.public_place_only OR incident.in_public_place IS TRUE)
) AS counted
WHERE local_day BETWEEN $2 AND $3
GROUP BY 1, 2, 3, 4
ORDER BY 1, 2, 3, 4;
