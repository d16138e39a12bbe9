-- The municipality's files of areas that were split or merged → core.area_crosswalk.
INSERT INTO core.area_crosswalk (municipality, kind, from_edition, from_code, to_edition, to_code)
SELECT @municipality, given.kind, given.from_edition, given.from_code, given.to_edition, given.to_code
FROM jsonb_populate_recordset(NULL::core.area_crosswalk, @settings -> 'crosswalks') AS given
ON CONFLICT DO NOTHING;

DELETE FROM core.area_crosswalk AS kept
WHERE municipality = @municipality
  AND NOT EXISTS (
    SELECT FROM jsonb_populate_recordset(NULL::core.area_crosswalk, @settings -> 'crosswalks') AS given
    WHERE (given.kind, given.from_edition, given.from_code, given.to_edition, given.to_code)
      = (kept.kind, kept.from_edition, kept.from_code, kept.to_edition, kept.to_code));
