-- Of an event's versions the one delivered last is kept (of one day's the one whose file has the higher hash), whatever the
-- order of loading: publishers edit theirs without saying so.
WITH version AS (
  SELECT DISTINCT ON (staged.source, staged.reference) staged.*
  FROM staging.incident AS staged
    JOIN core.delivery USING (municipality, source, file, delivered_on)
  WHERE municipality = @municipality AND source = ANY (@told_again)
  ORDER BY staged.source, staged.reference, delivered_on DESC, delivery.file_hash DESC, staged.line
)
