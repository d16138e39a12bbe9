-- Of each source in @sources: in how many files it was delivered, how many rows they have, whether core has any of it, and how
-- many incidents core has of all.
SELECT delivery.source, count(*), sum(rows_accepted),
  EXISTS (SELECT FROM core.incident WHERE (incident.municipality, incident.source) = (@municipality, delivery.source)),
  (SELECT count(*) FROM core.incident)
FROM core.delivery
WHERE municipality = @municipality AND source = ANY (@sources)
GROUP BY delivery.source;
