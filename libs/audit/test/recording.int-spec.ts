import { type EntityManager } from 'typeorm';
import { ADDED, ROWS } from './audited-rows.js';
import { NOT_AUDITED } from './not-audited-tables.js';
import { openTestDatabase, type OpenTestDatabase } from '../../../test/support/open-data-source.js';

interface Recorded {
  readonly actor: string;
  readonly kind: string;
  readonly subject: string | null;
  readonly act: string;
  readonly before: object | null;
  readonly after: object | null;
}

/** Columns of attached tables that no entry shows, and why. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  created_at: 'the entry says when',
  updated_at: 'the entry says when',
  revised_in: 'which transaction made the revision',
  sample_digest: 'state of the loading of the sample',
  sample_revision: 'state of the loading of the sample',
  'review.at': 'the entry says when',
  'reply.at': 'the entry says when',
  'assignment.at': 'the entry says when',
  'comment.at': 'the entry says when',
  'rearrangement.at': 'the entry says when',
  'catalogue_import.at': 'the entry says when',
  'duplicate_dismissal.at': 'the entry says when',
  'failure_dismissal.at': 'the entry says when',
  'criterion_correction.id': 'programme and criterion name it',
  'criterion_correction.revision': 'counts its changes',
  'criterion_correction.actor': 'the entry says who',
  'criterion_correction.at': 'the entry says when',
  'correction_request.account_id': 'the entry says who',
  'correction_request.sentence': 'stands in the text of the programme',
  'correction_request.settled_at': 'the entry says when',
  'company_draft.decided_at': 'the entry says when',
  'company_draft.revision': 'counts its changes',
  'company_draft.submitted_at': 'the entry says when',
  'company_profile.revision': 'counts its changes',
  'report.id': 'week, audience and edition name it',
  'report.made_at': 'the entry says when',
  'report.content': 'named by its digest',
  'report.renderer': 'follows from the release',
  'report.renderings': 'follows from the content',
  'report.coverage_changes': 'stands in the content',
  'report.alignment_changes': 'stands in the content',
  'report.entry_revisions': 'stands in the content',
  'thesaurus_change.at': 'the entry says when',
  'thesaurus_change.revision': 'counts what is done in the draft',
  'thesaurus_version.closed_at': 'the entry says when',
  'thesaurus_version.revision': 'counts what is done in the draft',
  'alignment_model.assets': 'named by the digest that is the version',
  'score_set.live_at': 'the entry says when',
  'score_set.completed_at': 'the entry says when',
  'score_set.retired_at': 'the entry says when',
  'score_set.entries_total': 'computed',
  'session.token_sha256': 'secret',
  'session.last_seen_at': 'use, not change',
  'session.idle_expires_at': 'use, not change',
  'session.user_agent': 'says more of the person than of the change',
  'session.address': 'the entry has the network',
  'one_time_link.token_sha256': 'secret',
  'api_key.key_sha256': 'secret',
  'linked_sign_in.last_used_at': 'use, not change',
  'api_key.last_used_at': 'use, not change',
};

let database: OpenTestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('empty');
});
afterAll(() => database.drop());

/** What some statements leave in the log, in one transaction that is taken back. */
async function recordedBy(work: (manager: EntityManager) => Promise<unknown>): Promise<readonly Recorded[]> {
  const runner = database.dataSource.createQueryRunner();
  await runner.startTransaction();
  try {
    const last = `SELECT coalesce(max(id), 0)::int AS id FROM audit.entry`;
    const [from] = (await runner.query(last)) as { id: number }[];
    await work(runner.manager);
    return (await runner.query(
      'SELECT actor, kind, subject, act, before, after FROM audit.entry WHERE id > $1 ORDER BY id',
      [from?.id ?? 0],
    )) as Recorded[];
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

interface Attached {
  readonly name: string;
  readonly kind: string;
  readonly subject: readonly string[];
  readonly columns: readonly string[];
  readonly redacted: readonly string[];
}

/** The tables with a trigger of the log, and what its arguments say. */
async function attachedTables(): Promise<readonly Attached[]> {
  const rows = await database.dataSource.query<{ name: string; args: string }[]>(
    `SELECT c.relname AS name, encode(t.tgargs, 'hex') AS args FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      WHERE t.tgname = 'audit' AND c.relnamespace = 'public'::regnamespace ORDER BY c.relname`,
  );
  const listOf = (text = '{}'): readonly string[] =>
    text
      .slice(1, -1)
      .split(',')
      .filter((one) => one !== '');
  return rows.map(({ name, args }) => {
    const [kind = '', subject, columns, redacted] = Buffer.from(args, 'hex').toString('utf8').split('\0');
    return { name, kind, subject: listOf(subject), columns: listOf(columns), redacted: listOf(redacted) };
  });
}

async function attachedTable(table: string): Promise<Attached> {
  const found = (await attachedTables()).find(({ name }) => name === table);
  if (found === undefined) throw new Error(`${table} is not attached`);
  return found;
}

describe('the tables of the product', () => {
  it('are attached to the log, or stand here with the reason why not', async () => {
    const rows = await database.dataSource.query<{ name: string }[]>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')`,
    );
    const attached = (await attachedTables()).map(({ name }) => name);
    expect(attached).toContain('proposal');
    expect(rows.map(({ name }) => name).sort()).toEqual([...attached, ...Object.keys(NOT_AUDITED)].sort());
  });

  it('have each column shown, redacted, or here with the reason why not', async () => {
    const undecided: string[] = [];
    for (const { name, subject, columns, redacted } of await attachedTables()) {
      const all = await database.dataSource.query<{ column: string }[]>(
        `SELECT attname AS column FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
        [name],
      );
      const told = new Set([...subject, ...columns, ...redacted]);
      for (const { column } of all) {
        const isLeftOut = column in LEFT_OUT || `${name}.${column}` in LEFT_OUT;
        if (told.has(column) === isLeftOut) undecided.push(`${name}.${column}`);
      }
    }
    expect(undecided).toEqual([]);
  });
});

describe('a change of an attached table', () => {
  it('is known here for every table', async () => {
    expect((await attachedTables()).map(({ name }) => name)).toEqual(
      [...Object.keys(ROWS), ...Object.keys(ADDED)].sort(),
    );
  });

  it.each(Object.entries(ROWS))('of %s is in the log with what was before and after', async (table, row) => {
    const { kind, subject, columns, redacted } = await attachedTable(table);
    let own: readonly Recorded[] = [];
    const recorded = await recordedBy(async (manager) => {
      await manager.query(row.insert);
      const change = `UPDATE ${table} SET ${row.change} WHERE concat_ws('/', ${subject.join()}) = $1`;
      const [made] = await manager.query<Recorded[]>(
        'SELECT subject FROM audit.entry WHERE kind = $1 ORDER BY id DESC LIMIT 1',
        [kind],
      );
      await manager.query(change, [made?.subject]);
      await manager.query(change, [made?.subject]); // changes nothing any more
      await manager.query(`DELETE FROM ${table} WHERE concat_ws('/', ${subject.join()}) = $1`, [
        made?.subject,
      ]);
      own = await manager.query<Recorded[]>(
        'SELECT * FROM audit.entry WHERE kind = $1 AND subject = $2 ORDER BY id',
        [kind, made?.subject],
      );
    });
    expect(own).toMatchObject([
      { act: 'create', before: null, after: expect.anything() as unknown },
      { act: 'change', before: expect.anything() as unknown, after: row.to },
      { act: 'remove', before: row.to, after: null },
    ]);
    expect(own[1]?.after).toEqual(row.to);
    expect(Object.keys(own[1]?.before ?? {})).toEqual(Object.keys(row.to));
    const shown = new Set(own.flatMap(({ before, after }) => Object.keys({ ...before, ...after })));
    expect([...columns, ...redacted]).toEqual(expect.arrayContaining([...shown]));
    expect(JSON.stringify(recorded)).not.toMatch(/canary|192\.0\.2/);
  });

  it.each(Object.entries(ADDED))(
    'of %s, which takes only new rows, is in the log with each of them',
    async (kind, row) => {
      const recorded = await recordedBy((manager) => manager.query(row.insert));
      expect(recorded).toMatchObject([
        {
          kind,
          subject: row.subject,
          act: 'create',
          before: null,
          after: { [row.counted ?? 'version']: 1, ...row.shows },
        },
        {
          kind,
          subject: row.subject,
          act: 'create',
          before: null,
          after: { [row.counted ?? 'version']: 2, ...row.shows },
        },
      ]);
    },
  );

  it('is not there when its transaction was taken back', async () => {
    const seen = await recordedBy((manager) => manager.query(ROWS['programme']?.insert ?? ''));
    expect(seen).toHaveLength(1);
    const [left] = await database.dataSource.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM audit.entry WHERE kind = 'programme'`,
    );
    expect(left?.n).toBe(0);
  });
});

describe('a session in the log', () => {
  const begin = `WITH a AS (INSERT INTO user_account (email, name, state) VALUES ('a@b.kr', '이름', 'active') RETURNING id)
    INSERT INTO session (token_sha256, account_id, idle_expires_at, expires_at)
    SELECT 'x', id, now() + $1::interval, now() + interval '1 h' FROM a`;
  const actsOn = async (idle: string, sql: string): Promise<readonly string[]> => {
    const recorded = await recordedBy(async (manager) => {
      await manager.query(begin, [idle]);
      await manager.query(sql);
    });
    return recorded.filter(({ kind }) => kind === 'session').map(({ act }) => act);
  };

  it('begins and is ended by somebody, and its use is no change', async () => {
    expect(await actsOn('1 h', 'UPDATE session SET last_seen_at = now(), idle_expires_at = now()')).toEqual([
      'create',
    ]);
    expect(await actsOn('1 h', 'DELETE FROM session')).toEqual(['create', 'remove']);
  });

  it('that ran out is swept away without an entry', async () => {
    expect(await actsOn('-1 s', 'DELETE FROM session')).toEqual(['create']);
  });
});

describe('who and how', () => {
  const insert = ROWS['programme']?.insert ?? '';
  const howOf = async (settings: Readonly<Record<string, string>>): Promise<object | undefined> => {
    const runner = database.dataSource.createQueryRunner();
    await runner.startTransaction();
    try {
      for (const [name, value] of Object.entries(settings)) {
        await runner.query('SELECT set_config($1, $2, true)', [name, value]);
      }
      await runner.query(insert);
      const [row] = (await runner.query(
        `SELECT actor, key_id AS "keyId", network, request_id AS "requestId", method, route
           FROM audit.entry ORDER BY id DESC LIMIT 1`,
      )) as object[];
      return row;
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  };

  it('come from the trail of the transaction', async () => {
    const trail = {
      actor: 'user:1',
      keyId: '00000000-0000-4000-8000-000000000001',
      network: '192.0.2.0/24',
      requestId: 'req-1',
      method: 'POST',
      route: '/api/v1/programmes',
    };
    expect(await howOf({ 'jeonghap.trail': JSON.stringify(trail) })).toEqual(trail);
  });

  it('are the actor of the edit, else the task of the process, where there is no request', async () => {
    const nothing = { keyId: null, network: null, requestId: null, method: null, route: null };
    expect(await howOf({ 'jeonghap.actor': 'user:2' })).toEqual({ actor: 'user:2', ...nothing });
    expect(await howOf({ 'jeonghap.process': 'worker' })).toEqual({ actor: 'task:worker', ...nothing });
  });
});

it('refuses to attach a column that is not there', async () => {
  await expect(
    database.dataSource.query(`SELECT audit.attach('programme', 'programme', '{id}', '{title, titel}')`),
  ).rejects.toThrow('no column {titel}');
});
