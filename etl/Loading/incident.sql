-- staging.incident → core.incident, for the sources in @sources. Of an event's versions the one delivered last is kept (of one
-- day's the one whose file has the higher hash), whatever the order of loading: publishers edit theirs without saying so.
-- Indexes are built afterwards where most of the table is new.
SELECT core.keep_incident_indexes(false)
WHERE (SELECT sum(rows_accepted) FROM core.delivery WHERE municipality = @municipality AND source = ANY (@sources))
  > greatest(50000, 2 * (SELECT count(*) FROM core.incident));

-- What one file tells needs no comparing: a reference comes once in it.
CREATE TEMPORARY TABLE told_source ON COMMIT DROP AS
SELECT source, count(*) = 1 AS once FROM core.delivery WHERE municipality = @municipality AND source = ANY (@sources) GROUP BY source;

INSERT INTO core.incident AS kept (municipality, source, reference, delivered_on, kind, occurred_from, occurred_to, precision, location, area_code,
  cell_easting, cell_northing, reporter, in_public_place, cost_kronor, masked_text)
SELECT version.municipality, version.source, version.reference, version.delivered_on, version.kind, version.occurred_from, version.occurred_to,
  version.precision, version.location,
  CASE WHEN home.crossed
    THEN (SELECT piece.code FROM area_piece AS piece WHERE ST_Intersects(piece.piece, version.location) ORDER BY piece.code LIMIT 1)
    ELSE home.area_code END,
  floor(ST_X(version.location) / place.cell_size_metres)::int * place.cell_size_metres,
  floor(ST_Y(version.location) / place.cell_size_metres)::int * place.cell_size_metres,
  version.reporter, version.in_public_place, version.cost_kronor, version.masked_text
FROM (
    SELECT staged.*
    FROM staging.incident AS staged
    WHERE municipality = @municipality AND source IN (SELECT source FROM told_source WHERE once)
    UNION ALL
    (SELECT DISTINCT ON (staged.source, staged.reference) staged.*
    FROM staging.incident AS staged
      JOIN core.delivery USING (municipality, source, file, delivered_on)
    WHERE municipality = @municipality AND source IN (SELECT source FROM told_source WHERE NOT once)
    ORDER BY staged.source, staged.reference, delivered_on DESC, delivery.file_hash DESC, staged.line)
  ) AS version
  JOIN core.municipality AS place ON place.code = version.municipality
  LEFT JOIN square_home AS home ON (home.easting, home.northing) = (floor(ST_X(version.location) / 50)::int, floor(ST_Y(version.location) / 50)::int)
ON CONFLICT (municipality, source, reference) DO UPDATE
  SET delivered_on = excluded.delivered_on, kind = excluded.kind, occurred_from = excluded.occurred_from, occurred_to = excluded.occurred_to,
    precision = excluded.precision, location = excluded.location, area_code = excluded.area_code, cell_easting = excluded.cell_easting,
    cell_northing = excluded.cell_northing, reporter = excluded.reporter, in_public_place = excluded.in_public_place,
    cost_kronor = excluded.cost_kronor, masked_text = excluded.masked_text
  WHERE (kept.delivered_on, kept.kind, kept.occurred_from, kept.occurred_to, kept.precision, kept.location, kept.area_code, kept.cell_easting,
      kept.cell_northing, kept.reporter, kept.in_public_place, kept.cost_kronor, kept.masked_text)
    IS DISTINCT FROM (excluded.delivered_on, excluded.kind, excluded.occurred_from, excluded.occurred_to, excluded.precision, excluded.location,
      excluded.area_code, excluded.cell_easting, excluded.cell_northing, excluded.reporter, excluded.in_public_place, excluded.cost_kronor,
      excluded.masked_text);

-- A corrected file of the same day may have lost a row. Where core has as many as the only file, nothing is lost.
DELETE FROM core.incident AS kept
WHERE municipality = @municipality
  AND (source IN (
      SELECT told.source FROM told_source AS told
      WHERE NOT told.once
        OR (SELECT count(*) FROM core.incident WHERE municipality = @municipality AND source = told.source)
          <> (SELECT count(*) FROM staging.incident WHERE municipality = @municipality AND source = told.source))
    OR source NOT IN (SELECT id FROM core.source WHERE municipality = @municipality))
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
WHERE kept.municipality = @municipality AND kept.source = ANY (@sources)
  AND (day.source, day.delivered_on) = (kept.source, kept.delivered_on) AND kept.withdrawn_on IS DISTINCT FROM day.next_day;

SELECT core.keep_incident_indexes(true);
