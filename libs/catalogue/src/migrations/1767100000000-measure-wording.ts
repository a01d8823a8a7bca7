import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Words of asks that people confirmed as answered by a measure, as they were then. A row outlives its ask and its measure, since either may come
 * back; what of it counts, `wordings_of` says.
 */
const TABLE = `
CREATE TABLE measure_wording (
  ask_id uuid NOT NULL,
  measure_id uuid NOT NULL,
  text text NOT NULL,
  confirmed_at timestamptz NOT NULL,
  PRIMARY KEY (ask_id, measure_id)
);
CREATE INDEX measure_wording_measure ON measure_wording (measure_id);

ALTER TABLE measure_wording ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON measure_wording USING ((SELECT acts_for_all() OR is_editing()));
-- asks go with their proposal, so that words of a hidden one are hidden too
CREATE POLICY published ON measure_wording FOR SELECT USING (EXISTS (SELECT FROM ask a WHERE a.id = ask_id));
SELECT audit.attach('measure_wording', 'measure_wording', '{ask_id, measure_id}', '{text, confirmed_at}');`;

/** The wordings that count: of asks that everybody may see, lent to the measure or to one that is part of it now; `WORDINGS_PER_MEASURE` of them. */
const WORDINGS_OF = `
CREATE FUNCTION wordings_of(measures uuid[])
RETURNS TABLE (measure_id uuid, ask_id uuid, text text, confirmed_at timestamptz) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE part AS (
    SELECT m AS whole_id, m AS id FROM unnest(measures) AS m
    UNION
    SELECT part.whole_id, r.from_id FROM part
      JOIN rearrangement r ON r.into_id = part.id AND r.action = 'merge' AND r.undone_at IS NULL),
  lent AS (
    SELECT DISTINCT ON (part.whole_id, w.ask_id) part.whole_id, w.ask_id, w.text, w.confirmed_at
      FROM part
      JOIN measure_wording w ON w.measure_id = part.id
      JOIN ask a ON a.id = w.ask_id
      JOIN proposal p ON p.id = a.proposal_id AND p.visibility = 'published' AND p.deleted_at IS NULL
     ORDER BY part.whole_id, w.ask_id, w.confirmed_at DESC, w.measure_id)
  SELECT l.whole_id, l.ask_id, l.text, l.confirmed_at
    FROM (SELECT lent.*, row_number() OVER (PARTITION BY lent.whole_id ORDER BY lent.confirmed_at DESC, lent.ask_id) AS place
            FROM lent) l
   WHERE l.place <= 20
   ORDER BY l.whole_id, l.place
$$;`;

/**
 * A measure whose wordings change gets a new revision in the same transaction: it is scored anew, and its history says so. An entry of the
 * sample that nobody edited still counts as such.
 */
const REVISE = `
CREATE FUNCTION revise_wordings_of(measures uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  reached uuid[] := ARRAY(
    WITH RECURSIVE way AS (
      SELECT m AS id FROM unnest(measures) AS m
      UNION
      SELECT r.into_id FROM way JOIN rearrangement r ON r.from_id = way.id AND r.action = 'merge' AND r.undone_at IS NULL)
    SELECT id FROM way);
BEGIN
  IF reached = '{}' THEN
    RETURN;
  END IF;
  -- in the order of their ids, so that nobody waits in a ring
  PERFORM FROM programme WHERE id = ANY (reached) ORDER BY id FOR NO KEY UPDATE;
  PERFORM FROM legislative_item WHERE id = ANY (reached) ORDER BY id FOR NO KEY UPDATE;
  UPDATE programme SET updated_at = clock_timestamp(), sample_revision = CASE WHEN sample_revision = revision
      THEN revision + (revised_in IS DISTINCT FROM pg_current_xact_id())::int ELSE sample_revision END
   WHERE id = ANY (reached);
  UPDATE legislative_item SET updated_at = clock_timestamp(), sample_revision = CASE WHEN sample_revision = revision
      THEN revision + (revised_in IS DISTINCT FROM pg_current_xact_id())::int ELSE sample_revision END
   WHERE id = ANY (reached);
END $$;

CREATE FUNCTION revise_lent_measures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'measure_wording' THEN
    PERFORM revise_wordings_of(ARRAY(SELECT DISTINCT c.measure_id FROM changed c));
  ELSE
    PERFORM revise_wordings_of(ARRAY(
      SELECT DISTINCT w.measure_id FROM changed c JOIN measure_wording w ON w.ask_id = c.id));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER wording_lent AFTER INSERT ON measure_wording REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION revise_lent_measures();
CREATE TRIGGER wording_changed AFTER UPDATE ON measure_wording REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION revise_lent_measures();
CREATE TRIGGER wording_returned AFTER DELETE ON measure_wording REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION revise_lent_measures();
-- an ask comes back under its id when a split is taken back
CREATE TRIGGER ask_back AFTER INSERT ON ask REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION revise_lent_measures();
CREATE TRIGGER ask_gone AFTER DELETE ON ask REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION revise_lent_measures();

CREATE FUNCTION revise_measures_of_proposal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM revise_wordings_of(ARRAY(
    SELECT DISTINCT w.measure_id
      FROM was JOIN now_is ON now_is.id = was.id
       AND (was.visibility = 'published' AND was.deleted_at IS NULL)
        <> (now_is.visibility = 'published' AND now_is.deleted_at IS NULL)
      JOIN ask a ON a.proposal_id = was.id
      JOIN measure_wording w ON w.ask_id = a.id));
  RETURN NULL;
END $$;
CREATE TRIGGER proposal_shown_or_hidden AFTER UPDATE ON proposal REFERENCING OLD TABLE AS was NEW TABLE AS now_is
  FOR EACH STATEMENT EXECUTE FUNCTION revise_measures_of_proposal();

CREATE FUNCTION revise_merged_measure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM wordings_of(ARRAY[NEW.from_id])) THEN
    PERFORM revise_wordings_of(ARRAY[NEW.into_id]);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER measure_merged AFTER INSERT OR UPDATE OF undone_at ON rearrangement FOR EACH ROW
  WHEN (NEW.action = 'merge' AND NEW.entry_kind IN ('programme', 'legislative_item'))
  EXECUTE FUNCTION revise_merged_measure();`;

/**
 * As before, and for measures also which asks lend their words. The words themselves stay out, since a revision that was
 * published is there for everybody, whatever becomes of the ask.
 */
const RECORD = `
CREATE OR REPLACE FUNCTION record_revision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  new_snapshot jsonb := to_jsonb(NEW) - ARRAY['revised_in', 'sample_digest', 'sample_revision', 'updated_at', 'revision'];
  old_snapshot jsonb;
BEGIN
  IF TG_TABLE_NAME = 'proposal' THEN
    new_snapshot := new_snapshot || jsonb_build_object('asks', coalesce(
      (SELECT jsonb_agg(jsonb_build_object('id', a.id, 'no', a.no, 'text', a.text, 'facet_overrides', a.facet_overrides)
                        ORDER BY a.no, a.id)
         FROM ask a WHERE a.proposal_id = NEW.id), '[]'));
  ELSIF TG_OP = 'UPDATE' AND TG_TABLE_NAME IN ('programme', 'legislative_item') THEN
    new_snapshot := new_snapshot || jsonb_build_object('wordings', coalesce(
      (SELECT jsonb_agg(jsonb_build_object('ask_id', w.ask_id,
                          'text_sha256', encode(sha256(convert_to(w.text, 'UTF8')), 'hex')) ORDER BY w.ask_id)
         FROM wordings_of(ARRAY[NEW.id]) w), '[]'));
  END IF;
  SELECT snapshot INTO old_snapshot FROM entry_revision
   WHERE entry_kind = TG_TABLE_NAME AND entry_id = NEW.id AND revision < NEW.revision
   ORDER BY revision DESC LIMIT 1;
  INSERT INTO entry_revision AS r (entry_kind, entry_id, revision, actor, operation, changed, snapshot)
  VALUES (TG_TABLE_NAME, NEW.id, NEW.revision, nullif(current_setting('jeonghap.actor', true), ''),
    CASE WHEN NEW.revision = 1 THEN 'create'
         WHEN NEW.deleted_at IS NOT NULL AND old_snapshot ->> 'deleted_at' IS NULL THEN 'delete'
         WHEN NEW.deleted_at IS NULL AND old_snapshot ->> 'deleted_at' IS NOT NULL THEN 'restore'
         ELSE 'edit' END,
    coalesce((SELECT array_agg(n.key ORDER BY n.key) FROM jsonb_each(new_snapshot) n
      WHERE old_snapshot IS NOT NULL
        AND n.value IS DISTINCT FROM coalesce(old_snapshot -> n.key, CASE n.key WHEN 'wordings' THEN '[]'::jsonb END)), '{}'),
    new_snapshot)
  ON CONFLICT (entry_kind, entry_id, revision) DO UPDATE
    SET snapshot = EXCLUDED.snapshot, changed = EXCLUDED.changed, at = EXCLUDED.at, operation = EXCLUDED.operation;
  RETURN NULL;
END $$;`;

export class MeasureWording1767100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [TABLE, WORDINGS_OF, REVISE, RECORD]) await runner.query(part);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
