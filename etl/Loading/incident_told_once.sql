-- A reference comes once in a file, so that what one file alone tells (the sources in @told_once) needs no comparing.
WITH version AS NOT MATERIALIZED (
  SELECT staged.*
  FROM staging.incident AS staged
  WHERE municipality = @municipality AND source = ANY (@told_once)
)
