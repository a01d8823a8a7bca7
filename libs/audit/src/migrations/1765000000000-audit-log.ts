import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { CANONICAL_ENTRY, CANONICAL_SEAL } from '../seal/canonical-text.js';

const TABLES = `
CREATE SCHEMA audit;

CREATE TABLE audit.entry (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- a person ('user:…'), 'public', or a task of the product ('task:…')
  actor text NOT NULL,
  key_id uuid,
  kind text NOT NULL,
  subject text,
  act text NOT NULL,
  before jsonb,
  after jsonb,
  network text,
  request_id text,
  method text,
  route text,
  -- set once, when the entry is sealed
  seal int,
  hash bytea
);
CREATE INDEX entry_unsealed ON audit.entry (id) WHERE seal IS NULL;
CREATE INDEX entry_seal ON audit.entry (seal, id) WHERE seal IS NOT NULL;
CREATE INDEX entry_subject ON audit.entry (kind, subject, id DESC);
CREATE INDEX entry_actor ON audit.entry (actor, id DESC);
CREATE INDEX entry_at ON audit.entry (at);

-- stays when its entries are removed, so that the chain goes on
CREATE TABLE audit.seal (
  no int PRIMARY KEY,
  at timestamptz NOT NULL,
  entry_ids bigint[] NOT NULL,
  content bytea NOT NULL,
  hash bytea NOT NULL
);`;

/** Whoever owns the tables could still take the triggers away; that is what the seals are for. */
const APPEND_ONLY = `
CREATE FUNCTION audit.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is append-only: % on audit.% is refused', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER fixed BEFORE UPDATE OF id, at, actor, key_id, kind, subject, act, before, after, network, request_id, method,
  route ON audit.entry FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse();
CREATE TRIGGER sealed BEFORE UPDATE ON audit.entry
  FOR EACH ROW WHEN (OLD.seal IS NOT NULL) EXECUTE FUNCTION audit.refuse();
CREATE TRIGGER kept BEFORE DELETE ON audit.entry
  FOR EACH STATEMENT WHEN (coalesce(current_setting('jeonghap.audit_expiring', true), '') <> 'on')
  EXECUTE FUNCTION audit.refuse();
CREATE TRIGGER whole BEFORE TRUNCATE ON audit.entry FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse();
CREATE TRIGGER fixed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.seal
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse();`;

/** Everything that is done is written down; read it is by administrators, and sealed and expired by workers. */
const POLICIES = `
ALTER TABLE audit.entry ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE audit.seal ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY written ON audit.entry FOR INSERT WITH CHECK (true);
CREATE POLICY read ON audit.entry FOR SELECT
  USING ((SELECT acts_for_all() OR coalesce(current_setting('jeonghap.task', true), '') = 'administer'));
CREATE POLICY sealed ON audit.entry FOR UPDATE USING ((SELECT acts_for_all()));
CREATE POLICY expired ON audit.entry FOR DELETE USING ((SELECT acts_for_all()));
CREATE POLICY read ON audit.seal FOR SELECT
  USING ((SELECT acts_for_all() OR coalesce(current_setting('jeonghap.task', true), '') = 'administer'));
CREATE POLICY sealed ON audit.seal FOR INSERT WITH CHECK ((SELECT acts_for_all()));`;

const WRITING = `
-- runs as the owner, so that processes need no right to insert; who and how come from what the transaction says of itself
CREATE FUNCTION audit.write(kind text, subject text, act text, before jsonb, after jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  trail jsonb := coalesce(nullif(current_setting('jeonghap.trail', true), ''), '{}')::jsonb;
BEGIN
  INSERT INTO audit.entry (actor, key_id, kind, subject, act, before, after, network, request_id, method, route)
  VALUES (
    coalesce(trail ->> 'actor', nullif(current_setting('jeonghap.actor', true), ''),
             'task:' || coalesce(nullif(current_setting('jeonghap.process', true), ''), 'unknown')),
    (trail ->> 'keyId')::uuid, kind, subject, act, before, after,
    trail ->> 'network', trail ->> 'requestId', trail ->> 'method', trail ->> 'route');
END $$;

CREATE FUNCTION audit.shown(of_row jsonb, columns text[], redacted text[]) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_object_agg(c, CASE WHEN c = ANY (redacted) AND of_row -> c <> 'null' THEN '"[redacted]"' ELSE of_row -> c END)
    FROM unnest(columns) AS c WHERE of_row IS NOT NULL
$$;

-- arguments: kind, columns of the subject, columns that are shown, columns of which only a change is told
CREATE FUNCTION audit.record() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  old_row jsonb := to_jsonb(OLD);
  new_row jsonb := to_jsonb(NEW);
  redacted text[] := TG_ARGV[3];
  changed text[] := ARRAY(
    SELECT c FROM unnest(TG_ARGV[2]::text[] || TG_ARGV[3]::text[]) AS c
     WHERE coalesce(old_row -> c, 'null') <> coalesce(new_row -> c, 'null'));
BEGIN
  IF changed <> '{}' THEN
    PERFORM audit.write(TG_ARGV[0],
      (SELECT string_agg(coalesce(new_row, old_row) ->> c, '/' ORDER BY place)
         FROM unnest(TG_ARGV[1]::text[]) WITH ORDINALITY AS of_subject (c, place)),
      CASE TG_OP WHEN 'INSERT' THEN 'create' WHEN 'UPDATE' THEN 'change' ELSE 'remove' END,
      audit.shown(old_row, changed, redacted), audit.shown(new_row, changed, redacted));
  END IF;
  RETURN NULL;
END $$;

-- what a table's owner calls, in a migration; called again it replaces what was said before
CREATE FUNCTION audit.attach(target regclass, kind text, subject text[], columns text[], redacted text[] DEFAULT '{}',
  removed_when text DEFAULT 'true') RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  unknown text[] := ARRAY(SELECT c FROM unnest(subject || columns || redacted) AS c WHERE NOT EXISTS (
    SELECT FROM pg_attribute WHERE attrelid = target AND attname = c AND attnum > 0 AND NOT attisdropped));
  call text := format('EXECUTE FUNCTION audit.record(%L, %L, %L, %L)', kind, subject, columns, redacted);
BEGIN
  IF unknown <> '{}' THEN
    RAISE EXCEPTION 'table % has no column %', target, unknown;
  END IF;
  EXECUTE format('DROP TRIGGER IF EXISTS audit ON %s', target);
  EXECUTE format('DROP TRIGGER IF EXISTS audit_removal ON %s', target);
  EXECUTE format('CREATE TRIGGER audit AFTER INSERT OR UPDATE ON %s FOR EACH ROW %s', target, call);
  EXECUTE format('CREATE TRIGGER audit_removal AFTER DELETE ON %s FOR EACH ROW WHEN (%s) %s', target, removed_when, call);
END $$;`;

/** Advisory lock of the chain; any number that no other part of the product uses. */
const CHAIN_LOCK = 7010;

/**
 * An entry that can be seen is committed, and which entries a seal has is written into it. So one that commits late, under
 * a small id, is simply sealed later.
 */
const SEALING = `
CREATE FUNCTION audit.seal_entries(most int) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  s audit.seal;
  previous audit.seal;
BEGIN
  IF NOT pg_try_advisory_xact_lock(${String(CHAIN_LOCK)}) THEN
    RETURN 0;
  END IF;
  s.entry_ids := ARRAY(SELECT id FROM audit.entry WHERE seal IS NULL ORDER BY id LIMIT most);
  IF s.entry_ids = '{}' THEN
    RETURN 0;
  END IF;
  SELECT * INTO previous FROM audit.seal ORDER BY no DESC LIMIT 1;
  s.no := coalesce(previous.no, 0) + 1;
  s.at := clock_timestamp();
  UPDATE audit.entry e SET seal = s.no, hash = sha256(convert_to(${CANONICAL_ENTRY}, 'UTF8'))
   WHERE e.id = ANY (s.entry_ids);
  s.content := sha256((SELECT string_agg(e.hash, '' ORDER BY e.id) FROM audit.entry e WHERE e.seal = s.no));
  s.hash := sha256(coalesce(previous.hash, '') || convert_to(${CANONICAL_SEAL}, 'UTF8') || s.content);
  INSERT INTO audit.seal VALUES (s.*);
  RETURN cardinality(s.entry_ids);
END $$;

CREATE FUNCTION audit.expired_through() RETURNS int LANGUAGE sql STABLE AS $$
  SELECT coalesce(max((after ->> 'through')::int), 0) FROM audit.entry WHERE kind = 'audit_log' AND act = 'expire'
$$;

-- whole seals only, oldest first; what was removed is an entry itself, which the next seal holds
CREATE FUNCTION audit.expire(until timestamptz, most_seals int) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  expired int;
  through int;
  removed int;
BEGIN
  PERFORM pg_advisory_xact_lock(${String(CHAIN_LOCK)});
  expired := audit.expired_through();
  SELECT max(no) INTO through FROM (
    SELECT no FROM audit.seal WHERE no > expired AND at < until ORDER BY no LIMIT most_seals) AS oldest;
  IF through IS NULL THEN
    RETURN 0;
  END IF;
  PERFORM set_config('jeonghap.audit_expiring', 'on', true);
  DELETE FROM audit.entry WHERE seal <= through;
  GET DIAGNOSTICS removed = ROW_COUNT;
  PERFORM set_config('jeonghap.audit_expiring', '', true);
  PERFORM audit.write('audit_log', NULL, 'expire', NULL, jsonb_build_object('through', through, 'entries', removed));
  RETURN removed;
END $$;

REVOKE EXECUTE ON FUNCTION audit.seal_entries(int), audit.expire(timestamptz, int) FROM PUBLIC;`;

export class AuditLog1765000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [TABLES, APPEND_ONLY, POLICIES, WRITING, SEALING]) await runner.query(part);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
