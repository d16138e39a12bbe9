-- staging.area → core.area.
-- Of two rows of an area the one with an outline is kept, then the later. An area that is only listed is drawn from a later edition:
-- split or merged as the crosswalk says, else the area of the same code; one that neither knows stays without outline.
CREATE TEMPORARY TABLE wanted_area ON COMMIT DROP AS
WITH listed AS (
  SELECT DISTINCT ON (kind, edition, code) kind, edition, code, name, parent_code, outline
  FROM staging.area
  WHERE municipality = @municipality
  ORDER BY kind, edition, code, outline IS NULL, delivered_on DESC, source, file, line
),
changed AS (
  SELECT listed.kind, listed.edition, listed.code, ST_Multi(ST_Union(later.outline ORDER BY later.code)) AS outline,
    string_agg(later.edition || ':' || later.code, ' ' ORDER BY later.code) AS drawn_as
  FROM listed
    JOIN core.area_crosswalk AS walk ON walk.municipality = @municipality
      AND (walk.kind, walk.from_edition, walk.from_code) = (listed.kind, listed.edition, listed.code)
    LEFT JOIN listed AS later ON (later.kind, later.edition, later.code) = (walk.kind, walk.to_edition, walk.to_code)
  WHERE listed.outline IS NULL
  GROUP BY listed.kind, listed.edition, listed.code
  HAVING bool_and(later.outline IS NOT NULL)
),
edition AS (
  SELECT DISTINCT kind, from_edition, to_edition FROM core.area_crosswalk WHERE municipality = @municipality
)
SELECT listed.kind, listed.edition, listed.code, coalesce(listed.name, later.name, listed.code) AS name, listed.parent_code,
  coalesce(listed.outline, changed.outline, CASE WHEN walked.municipality IS NULL THEN later.outline END) AS outline, changed.drawn_as
FROM listed
  LEFT JOIN changed USING (kind, edition, code)
  LEFT JOIN edition ON listed.outline IS NULL AND (edition.kind, edition.from_edition) = (listed.kind, listed.edition)
  LEFT JOIN listed AS later ON (later.kind, later.edition, later.code) = (edition.kind, edition.to_edition, listed.code)
  LEFT JOIN LATERAL (
    SELECT walk.municipality
    FROM core.area_crosswalk AS walk
    WHERE walk.municipality = @municipality AND walk.kind = listed.kind AND walk.from_edition = listed.edition
      AND listed.code IN (walk.from_code, walk.to_code)
    LIMIT 1) AS walked ON true;

INSERT INTO core.area AS kept (municipality, kind, edition, code, name, parent_code, outline, drawn_as)
SELECT @municipality, kind, edition, code, name, parent_code, outline, drawn_as
FROM wanted_area
ON CONFLICT (municipality, kind, edition, code) DO UPDATE
  SET name = excluded.name, parent_code = excluded.parent_code, outline = excluded.outline, drawn_as = excluded.drawn_as
  WHERE (kept.name, kept.parent_code, kept.outline, kept.drawn_as)
    IS DISTINCT FROM (excluded.name, excluded.parent_code, excluded.outline, excluded.drawn_as);

DELETE FROM core.area AS kept
WHERE municipality = @municipality
  AND NOT EXISTS (SELECT FROM wanted_area WHERE (kind, edition, code) = (kept.kind, kept.edition, kept.code));

DROP TABLE wanted_area;
