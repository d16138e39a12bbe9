-- The second wall: which rows of work and audit the desk may read and change, by what its session says of who asks: geo.role, geo.person, geo.reporter,
-- geo.municipality, and in geo.only whether they may ask about one municipality alone. A table that is not named here shows the desk nothing.

-- Who and when are the session's own: a line cannot be written for somebody else by mistake.
CREATE OR REPLACE FUNCTION audit.note(action text, subject text, reason text) RETURNS void
LANGUAGE sql SET search_path = pg_catalog AS $$
  INSERT INTO audit.event (at, municipality, role, person, action, subject, reason)
  VALUES (now(), coalesce(current_setting('geo.municipality', true), ''), current_setting('geo.role'), current_setting('geo.person'), action, subject, reason)
$$;
REVOKE ALL ON FUNCTION audit.note(text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.note(text, text, text) TO geo_desk;

-- A change without a line in the log is refused when it is committed, whoever forgot it.
CREATE OR REPLACE FUNCTION audit.has_line() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  -- After a restore into a younger cluster a number may come again: an old line with it is not this change's.
  IF NOT EXISTS (SELECT FROM audit.event WHERE transaction = pg_current_xact_id() AND at > now() - interval '1 hour') THEN
    RAISE EXCEPTION 'the change of %.% has no line in audit.event', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION audit.has_line() FROM PUBLIC;

-- Whether somebody's roles, such as council@0480, are for the session to look after.
CREATE OR REPLACE FUNCTION work.is_mine(roles text[]) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
  SELECT current_setting('geo.only', true) = '*' OR NOT EXISTS (SELECT FROM unnest(roles) AS role WHERE split_part(role, '@', 2) IS DISTINCT FROM nullif(current_setting('geo.only', true), ''))
$$;
REVOKE ALL ON FUNCTION work.is_mine(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION work.is_mine(text[]) TO geo_desk;

DO $$
DECLARE
  found record;
BEGIN
  FOR found IN SELECT schemaname, tablename, policyname FROM pg_policies WHERE schemaname IN ('work', 'audit') LOOP
    EXECUTE format('DROP POLICY %I ON %I.%I', found.policyname, found.schemaname, found.tablename);
  END LOOP;

  FOR found IN SELECT schemaname, tablename FROM pg_tables WHERE schemaname IN ('work', 'audit') LOOP
    EXECUTE format('ALTER TABLE %I.%I ENABLE ROW LEVEL SECURITY', found.schemaname, found.tablename);
    IF found.schemaname = 'work' THEN
      EXECUTE format('CREATE POLICY analytics ON work.%I FOR SELECT TO geo_analytics USING (true)', found.tablename);
      EXECUTE format('DROP TRIGGER IF EXISTS has_line ON work.%I', found.tablename);
      EXECUTE format(
        'CREATE CONSTRAINT TRIGGER has_line AFTER INSERT OR UPDATE OR DELETE ON work.%I DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW WHEN (session_user = ''geo_desk'') EXECUTE FUNCTION audit.has_line()', found.tablename);
    END IF;
  END LOOP;

  -- Table, who reads, who changes; rows of the session's own municipality.
  FOR found IN
    SELECT * FROM (VALUES
      ('promise', ARRAY['coordinator', 'council', 'planner', 'council-external'], ARRAY['coordinator']),
      ('measure', ARRAY['coordinator', 'council', 'planner'], ARRAY['coordinator', 'council']),
      ('chain_link', ARRAY['coordinator', 'council', 'planner'], ARRAY['coordinator', 'council']),
      ('plan_check', ARRAY['coordinator', 'planner'], ARRAY['coordinator', 'planner']),
      ('plan_comment', ARRAY['coordinator', 'planner'], ARRAY['coordinator', 'planner']),
      ('incident_report', ARRAY['coordinator'], ARRAY['coordinator']),
      ('revision', ARRAY['coordinator', 'council', 'planner'], ARRAY[]::text[]),
      ('release_approval', ARRAY['coordinator', 'council'], ARRAY['coordinator']),
      ('release_decision', ARRAY['coordinator', 'council'], ARRAY['coordinator']),
      ('api_key', ARRAY['coordinator'], ARRAY['coordinator'])
    ) AS rule (name, readers, writers)
  LOOP
    EXECUTE format(
      'CREATE POLICY reads ON work.%I FOR SELECT TO geo_desk USING (municipality = core.asked_municipality() AND current_setting(''geo.role'', true) = ANY (%L))',
      found.name, found.readers);
    EXECUTE format(
      'CREATE POLICY changes ON work.%I FOR ALL TO geo_desk USING (municipality = core.asked_municipality() AND current_setting(''geo.role'', true) = ANY (%L))',
      found.name, found.writers);
  END LOOP;
END $$;

-- A draft is its writer's own.
CREATE POLICY own ON work.draft FOR ALL TO geo_desk
USING (municipality = core.asked_municipality() AND person = nullif(current_setting('geo.person', true), ''));

CREATE POLICY etl ON work.incident_report FOR SELECT TO geo_etl USING (true);

-- Who reports sees and adds to what its own organisation has reported, and changes nothing of it.
CREATE POLICY own ON work.incident_report FOR SELECT TO geo_desk
USING (municipality = core.asked_municipality() AND current_setting('geo.role', true) = 'reporter' AND reporter = nullif(current_setting('geo.reporter', true), ''));
CREATE POLICY reports ON work.incident_report FOR INSERT TO geo_desk
WITH CHECK (municipality = core.asked_municipality() AND current_setting('geo.role', true) = 'reporter' AND reporter = nullif(current_setting('geo.reporter', true), ''));

-- Members of the council from outside have its meetings, and the cooperation that they are part of.
CREATE POLICY meetings ON work.chain_link FOR SELECT TO geo_desk
USING (municipality = core.asked_municipality() AND current_setting('geo.role', true) = 'council-external' AND kind IN ('meetings', 'agreements', 'networks'));

-- Signing in knows people and keys before it knows who asks. A coordinator of one municipality has those whose roles hold there alone.
CREATE POLICY coordinator ON work.person FOR SELECT TO geo_desk USING (current_setting('geo.role', true) = 'coordinator' AND work.is_mine(roles));
CREATE POLICY forgets ON work.person FOR UPDATE TO geo_desk USING (current_setting('geo.role', true) = 'coordinator' AND work.is_mine(roles));
CREATE POLICY sign_in ON work.person FOR ALL TO geo_desk USING (current_setting('geo.role', true) = 'sign-in');
CREATE POLICY sign_in ON work.api_key FOR SELECT TO geo_desk USING (current_setting('geo.role', true) = 'sign-in');

-- The log is the coordinator's to read, a municipality's own where they have but one; who writes a line may see it until it is committed, for that is how a row is inserted.
CREATE POLICY reads ON audit.event FOR SELECT TO geo_desk
USING ((current_setting('geo.role', true) = 'coordinator' AND nullif(current_setting('geo.only', true), '') IN ('*', municipality)) OR transaction = pg_current_xact_id());
CREATE POLICY adds ON audit.event FOR INSERT TO geo_desk
WITH CHECK (nullif(current_setting('geo.role', true), '') IS NOT NULL);

-- Every change of the chain leaves the record as it then stood, whoever changes it and by whatever program.
CREATE OR REPLACE FUNCTION work.keep_revision() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  of_kind text := CASE TG_TABLE_NAME WHEN 'promise' THEN 'promises' WHEN 'measure' THEN 'measures' ELSE to_jsonb(NEW) ->> 'kind' END;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.document = NEW.document THEN
    RETURN NULL;
  END IF;
  INSERT INTO work.revision (municipality, kind, id, number, document, person, role, at)
  SELECT NEW.municipality, of_kind, NEW.id, 1 + coalesce(max(number), 0), NEW.document,
    coalesce(nullif(current_setting('geo.person', true), ''), 'command'), coalesce(nullif(current_setting('geo.role', true), ''), 'command'), now()
  FROM work.revision WHERE (revision.municipality, revision.kind, revision.id) = (NEW.municipality, of_kind, NEW.id);
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION work.keep_revision() FROM PUBLIC;

CREATE OR REPLACE TRIGGER keep_revision AFTER INSERT OR UPDATE ON work.promise FOR EACH ROW EXECUTE FUNCTION work.keep_revision();
CREATE OR REPLACE TRIGGER keep_revision AFTER INSERT OR UPDATE ON work.measure FOR EACH ROW EXECUTE FUNCTION work.keep_revision();
CREATE OR REPLACE TRIGGER keep_revision AFTER INSERT OR UPDATE ON work.chain_link FOR EACH ROW EXECUTE FUNCTION work.keep_revision();

-- What was there before revisions were kept is the first of them.
INSERT INTO work.revision (municipality, kind, id, number, document, person, role, at)
SELECT municipality, kind, id, 1, document, 'command', 'command', now()
FROM (
  SELECT municipality, 'promises' AS kind, id, document FROM work.promise
  UNION ALL SELECT municipality, 'measures', id, document FROM work.measure
  UNION ALL SELECT municipality, kind, id, document FROM work.chain_link
) AS kept
WHERE NOT EXISTS (SELECT FROM work.revision WHERE (revision.municipality, revision.kind, revision.id) = (kept.municipality, kept.kind, kept.id));
