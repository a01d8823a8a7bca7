import { type DataSource } from 'typeorm';

/** A row that was written, as it is now or was before it went. */
export interface WrittenRow {
  readonly table: string;
  readonly row: Readonly<Record<string, unknown>>;
}

/** Tables that anybody's sign-in writes, before it is known who that is. */
const BEFORE_ANYBODY = new Set(['login_throttle', 'sign_in_attempt']);
/** Columns that only tell of use. */
const OF_USE = `'{last_seen_at, idle_expires_at, last_used_at}'::text[]`;

const NOTING = `
CREATE TABLE test_written_row (no bigint GENERATED ALWAYS AS IDENTITY, name text NOT NULL, written jsonb NOT NULL);
CREATE FUNCTION test_note_row() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF to_jsonb(OLD) - ${OF_USE} IS DISTINCT FROM to_jsonb(NEW) - ${OF_USE} THEN
    INSERT INTO test_written_row (name, written) VALUES (TG_TABLE_NAME, coalesce(to_jsonb(NEW), to_jsonb(OLD)));
  END IF;
  RETURN NULL;
END $$;
DO $$
DECLARE
  target regclass;
BEGIN
  FOR target IN SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
                   AND relname NOT IN ('test_written_row', 'migrations') LOOP
    EXECUTE format('CREATE TRIGGER zzz_test AFTER INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION test_note_row()', target);
  END LOOP;
END $$;`;

/** Notes every row that is written from now on in any table, and committed. */
export async function noteWrittenRows(dataSource: DataSource): Promise<void> {
  await dataSource.query(NOTING);
}

/** Rows that were written since this was asked last, but for those that are a person's own. */
export async function takeForeignRows(
  dataSource: DataSource,
  person: string,
): Promise<readonly WrittenRow[]> {
  const rows = await dataSource.query<{ name: string; written: Record<string, unknown> }[]>(
    'WITH gone AS (DELETE FROM test_written_row RETURNING no, name, written) SELECT name, written FROM gone ORDER BY no',
  );
  return rows
    .filter(({ name, written }) => !BEFORE_ANYBODY.has(name) && ownerOf(name, written) !== person)
    .map(({ name: table, written: row }) => ({ table, row }));
}

const ownerOf = (table: string, row: Readonly<Record<string, unknown>>): unknown =>
  table === 'user_account' ? row['id'] : row['account_id'];
