-- What a survey's questions were answered with, of the newest run: question, document, source.
SELECT split_part(result.subject, ':', 2), result.document::text, coalesce(source.title, result.document ->> 'source')
FROM analysis.desk_result AS result
  JOIN analysis.desk_newest_run AS run ON run.id = result.run_id AND run.method = $1
  LEFT JOIN core.desk_source AS source ON source.id = result.document ->> 'source'
WHERE result.subject LIKE 'survey:%'
