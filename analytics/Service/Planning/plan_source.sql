-- → the sources with their latest delivery.
SELECT source.id, source.title, source.publisher, max(delivery.delivered_on), sum(delivery.rows_accepted)::int
FROM core.desk_source AS source JOIN core.desk_delivery AS delivery ON delivery.source = source.id
GROUP BY source.id, source.title, source.publisher
ORDER BY source.id;
