import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Who merged or split what, when and why, with all that is needed to take it back. A row is never removed: taking back sets `undone_at`.
 */
const TABLES = `
CREATE TABLE rearrangement (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  action text NOT NULL CHECK (action IN ('merge', 'split')),
  entry_kind text NOT NULL CHECK (entry_kind IN ('stakeholder', 'proposal', 'programme', 'legislative_item')),
  -- what was merged away and what it is part of now; or what was split and what came of it
  from_id uuid NOT NULL,
  into_id uuid NOT NULL,
  reason text NOT NULL,
  actor text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  undone_by text,
  undone_at timestamptz,
  -- what the first one was called while everybody could see it
  from_ref text,
  from_title text NOT NULL,
  from_title_en text,
  -- proposals that came over with a stakeholder
  proposals uuid[] NOT NULL DEFAULT '{}',
  -- asks of the proposal that was split, as they stood
  asks_before jsonb NOT NULL DEFAULT '[]',
  CHECK (from_id <> into_id),
  CHECK (action = 'merge' OR entry_kind = 'proposal'),
  CHECK ((undone_at IS NULL) = (undone_by IS NULL))
);
CREATE UNIQUE INDEX rearrangement_merged ON rearrangement (from_id) WHERE action = 'merge' AND undone_at IS NULL;
CREATE INDEX rearrangement_ref ON rearrangement (from_ref);
CREATE INDEX rearrangement_from ON rearrangement (from_id);
CREATE INDEX rearrangement_into ON rearrangement (into_id);
CREATE INDEX rearrangement_at ON rearrangement (at DESC, id DESC);

-- an ask goes over as a new one, so that whoever computes the old one meanwhile computes what was there
CREATE TABLE rearranged_ask (
  rearrangement_id uuid NOT NULL REFERENCES rearrangement (id),
  from_ask uuid NOT NULL,
  to_ask uuid NOT NULL,
  PRIMARY KEY (rearrangement_id, from_ask)
);
CREATE INDEX rearranged_ask_from ON rearranged_ask (from_ask);
CREATE UNIQUE INDEX rearranged_ask_to ON rearranged_ask (to_ask);

ALTER TABLE rearrangement ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON rearrangement USING ((SELECT acts_for_all() OR is_editing()));
-- both sides were published then; an address that led to one of them must lead on
CREATE POLICY in_effect ON rearrangement FOR SELECT USING (undone_at IS NULL);
ALTER TABLE rearranged_ask ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON rearranged_ask USING ((SELECT acts_for_all() OR is_editing()));
CREATE POLICY in_effect ON rearranged_ask FOR SELECT
  USING (EXISTS (SELECT FROM rearrangement r WHERE r.id = rearrangement_id));`;

const ATTACH = `
SELECT audit.attach('rearrangement', 'rearrangement', '{id}',
  '{action, entry_kind, from_id, from_ref, from_title, from_title_en, into_id, reason, actor, undone_by, undone_at, proposals,
    asks_before}');`;

export class Rearrangement1765100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(ATTACH);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
