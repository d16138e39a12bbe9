-- $1 run → what the areas to compare with are like.
SELECT substr(subject, 8), (document ->> 'hectares')::float8, (document ->> 'dwellingsNear')::int, (document ->> 'otherBuildingsNear')::int,
  (document ->> 'hectaresNear')::float8, (document ->> 'dwellingsAround')::int, (document ->> 'metresToStop')::float8, (document ->> 'metresToLicence')::float8
FROM analysis.desk_result WHERE run_id = $1 AND subject LIKE 'traits:%' ORDER BY subject;
