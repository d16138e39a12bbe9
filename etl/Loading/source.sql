-- The mappings → core.source. A source without a mapping is no longer ours: what was staged of it goes, and core follows.
INSERT INTO core.source AS kept (municipality, id, title, publisher, terms, note, publishable, report_words)
SELECT @municipality, given.id, given.title, given.publisher, given.terms, given.note, given.publishable, given.report_words
FROM jsonb_populate_recordset(NULL::core.source, @settings -> 'sources') AS given
ON CONFLICT (municipality, id) DO UPDATE
  SET title = excluded.title, publisher = excluded.publisher, terms = excluded.terms, note = excluded.note, publishable = excluded.publishable,
    report_words = excluded.report_words
  WHERE kept.* IS DISTINCT FROM excluded.*;

DELETE FROM core.source AS kept
WHERE municipality = @municipality
  AND NOT EXISTS (SELECT FROM jsonb_populate_recordset(NULL::core.source, @settings -> 'sources') AS given WHERE given.id = kept.id);
