-- What the approver looks at, and whether the release that it was compared with is still the one that is public.
SELECT answers, html, before IS NOT DISTINCT FROM (
    SELECT id FROM analysis.desk_release WHERE approved AND withdrawn_on IS NULL AND id <> $1
    ORDER BY published_on DESC, created_on DESC, length(id) DESC, id DESC LIMIT 1
  )
FROM analysis.desk_release_preview WHERE candidate_id = $1
