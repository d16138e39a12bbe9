-- The candidates with what has become of them, the latest first; the day's tenth is later than its ninth.
SELECT candidate.id, candidate.created_on, approval.approved_at, approval.reason,
  CASE WHEN release.approved THEN release.published_on END, release.files > 0, release.withdrawn_on, candidate.built_by_role, candidate.built_by_mark
FROM analysis.desk_release_candidate AS candidate
  LEFT JOIN work.release_approval AS approval ON approval.candidate_id = candidate.id AND approval.digest = candidate.digest
  LEFT JOIN analysis.desk_release AS release ON release.id = candidate.id
ORDER BY candidate.created_on DESC, length(candidate.id) DESC, candidate.id DESC
LIMIT 200
