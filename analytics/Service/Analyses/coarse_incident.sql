-- $1 municipality, $2 first day, $3 last day → incidents of the themes that are known too coarsely for what lies near a place, by theme and source.
SELECT theme_kind.theme, incident.source, count(*)::int
FROM core.incident AS incident
  JOIN core.theme_kind USING (municipality, kind)
  JOIN core.theme ON (theme.municipality, theme.id, theme.never_mapped) = (theme_kind.municipality, theme_kind.theme, false)
WHERE incident.municipality = $1 AND incident.duplicate_of IS NULL AND incident.withdrawn_on IS NULL AND incident.precision NOT IN ('address', 'street')
  AND (incident.occurred_from AT TIME ZONE 'Europe/Stockholm')::date BETWEEN $2 AND $3
GROUP BY theme_kind.theme, incident.source
UNION ALL
SELECT theme_offence_code.theme, offence.source, sum(offence.count)::int
FROM core.reported_offence AS offence
  JOIN core.theme_offence_code ON (theme_offence_code.municipality, theme_offence_code.offence_code) = (offence.municipality, offence.offence_code)
  JOIN core.theme ON (theme.municipality, theme.id, theme.never_mapped) = (theme_offence_code.municipality, theme_offence_code.theme, false)
WHERE offence.municipality = $1
GROUP BY theme_offence_code.theme, offence.source
ORDER BY 1, 2;
