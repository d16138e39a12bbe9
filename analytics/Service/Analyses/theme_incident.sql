-- $1 municipality, $2 first day, $3 last day → the incidents that its themes count, each with its place and quarter.
-- Violence counts in public places only, themes that are never mapped not here (yearly_count.sql), and a grid of 250 m needs street level.
WITH point AS (
  SELECT DISTINCT location FROM core.incident WHERE municipality = $1 AND duplicate_of IS NULL AND withdrawn_on IS NULL AND location IS NOT NULL
), place AS (
  SELECT location, ST_ClusterDBSCAN(location, 10, 1) OVER (ORDER BY ST_X(location), ST_Y(location)) AS place FROM point
), local AS (
  SELECT incident.*, incident.occurred_from AT TIME ZONE 'Europe/Stockholm' AS local_from
  FROM core.incident AS incident
  WHERE incident.municipality = $1 AND incident.duplicate_of IS NULL AND incident.withdrawn_on IS NULL AND incident.precision IN ('address', 'street')
)
SELECT theme_kind.theme, local.source, local.reference, place.place, local.occurred_from,
  to_char(local.local_from, 'YYYY"K"Q') AS quarter, local.reporter, local.location,
  local.precision = 'address' AS at_address, local.kind, local.occurred_to
FROM local
  JOIN core.theme_kind USING (municipality, kind)
  JOIN core.incident_kind AS kind USING (municipality, kind)
  JOIN place USING (location)
  JOIN core.theme ON (theme.municipality, theme.id) = (local.municipality, theme_kind.theme)
WHERE local.local_from::date BETWEEN $2 AND $3
  AND NOT theme.never_mapped
  AND (NOT kind.public_place_only OR local.in_public_place IS TRUE)
ORDER BY theme_kind.theme, local.source, local.reference;
