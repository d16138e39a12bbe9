-- What no delivery tells any more, and what the latest no longer tells.
-- A file that came again on its day may have lost a row; a source may be gone from the settings.
DELETE FROM core.incident AS kept
WHERE @known AND municipality = @municipality
  AND (source = ANY (@sources) OR source NOT IN (SELECT id FROM core.source WHERE municipality = @municipality))
  AND NOT EXISTS (
    SELECT FROM staging.incident AS staged
    WHERE staged.municipality = @municipality AND (staged.source, staged.reference) = (kept.source, kept.reference));

-- Of a source that delivers everything each time: what a later delivery no longer has was withdrawn the day that it came.
WITH day AS (
  SELECT delivery.source, delivery.delivered_on,
    lead(delivery.delivered_on) OVER (PARTITION BY delivery.source ORDER BY delivery.delivered_on) AS next_day
  FROM core.delivery
    JOIN jsonb_to_recordset(@settings -> 'sources') AS given(id text, "full" boolean) ON given.id = delivery.source AND given."full"
  WHERE delivery.municipality = @municipality
  GROUP BY delivery.source, delivery.delivered_on
)
UPDATE core.incident AS kept
SET withdrawn_on = day.next_day
FROM day
WHERE (@known OR day.next_day IS NOT NULL) AND kept.municipality = @municipality AND kept.source = ANY (@sources)
  AND (day.source, day.delivered_on) = (kept.source, kept.delivered_on) AND kept.withdrawn_on IS DISTINCT FROM day.next_day;
