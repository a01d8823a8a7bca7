import { type DataSource } from 'typeorm';
import { type RunningApi } from './running-api.js';
import { makeAccount, makeKey, openSession, type TestAccount } from './sign-in.js';

/** Stands in all that is not for everybody, and nowhere else. */
export const MARK = 'canary-5b1f';

/** An ask and a measure, both published. */
export interface Pair {
  readonly askId: string;
  readonly measureId: string;
}

/** What belongs to somebody else, and is not published, in a database that has the sample catalogue. */
export class ForeignWorld {
  private taken = 0;
  private constructor(
    readonly api: RunningApi,
    /** An administrator to whom all of it belongs. */
    readonly owner: TestAccount,
    /** Somebody else who works here. */
    readonly colleague: TestAccount,
  ) {}

  static async make(api: RunningApi): Promise<ForeignWorld> {
    const { dataSource } = api.database;
    const owner = await makeAccount(dataSource, ['admin']);
    await dataSource.query(`UPDATE user_account SET name = $2, email = $3 WHERE id = $1`, [
      owner.id,
      `${MARK} 이름`,
      `${MARK}@test.invalid`,
    ]);
    await dataSource.query(HIDDEN);
    return new ForeignWorld(api, owner, await makeAccount(dataSource, ['reviewer']));
  }

  get database(): DataSource {
    return this.api.database.dataSource;
  }

  get actor(): string {
    return `user:${this.owner.id}`;
  }

  /** A word that was not used before. */
  next(): string {
    return `no-${String(this.taken++)}`;
  }

  /** The one value of a statement's one row. */
  async value(sql: string, values: readonly unknown[] = []): Promise<string> {
    const [row] = await this.database.query<Record<string, unknown>[]>(sql, [...values]);
    return String(Object.values(row ?? {})[0]);
  }

  /** Id of what is not published. */
  hidden(table: string): Promise<string> {
    return this.value(`SELECT id FROM ${table} WHERE title LIKE '${MARK}%' AND visibility = 'draft'`);
  }

  hiddenAsk(): Promise<string> {
    return this.value(`SELECT id FROM ask WHERE text LIKE '${MARK}%' LIMIT 1`);
  }

  stakeholder(): Promise<string> {
    return this.value(`INSERT INTO stakeholder (title, type) VALUES ('제안자', 'company') RETURNING id`);
  }

  programme(): Promise<string> {
    return this.value(`INSERT INTO programme (title, status) VALUES ('사업', 'open') RETURNING id`);
  }

  legislativeItem(): Promise<string> {
    return this.value(`INSERT INTO legislative_item (title, stage) VALUES ('과제', 'bill') RETURNING id`);
  }

  /** A published proposal with two asks. */
  proposal(): Promise<string> {
    return this.value(
      `WITH p AS (INSERT INTO proposal (title, stakeholder_id) SELECT '제안', id FROM stakeholder
                   WHERE external_ref = 'seed:S01' RETURNING id),
            a AS (INSERT INTO ask (proposal_id, no, text) SELECT id, no, '요구 ' || no FROM p, generate_series(1, 2) no)
       SELECT id FROM p`,
    );
  }

  askOf(proposalId: string): Promise<string> {
    return this.value('SELECT id FROM ask WHERE proposal_id = $1 AND no = 1', [proposalId]);
  }

  revisionOf(table: string, id: string): Promise<string> {
    return this.value(`SELECT revision FROM ${table} WHERE id = $1`, [id]);
  }

  /** A pair of the live scores that nobody was handed before. */
  async pair(): Promise<Pair> {
    const [pair] = await this.database.query<Pair[]>(
      `SELECT al.ask_id AS "askId", al.measure_id AS "measureId"
         FROM alignment al JOIN score_set s ON s.id = al.score_set_id AND s.state = 'live'
         JOIN programme m ON m.id = al.measure_id
        ORDER BY al.score_tenths DESC, 1, 2 LIMIT 1 OFFSET $1`,
      [this.taken++],
    );
    if (pair === undefined) throw new Error('no pair is left');
    return pair;
  }

  digestOf({ askId, measureId }: Pair): Promise<string> {
    return this.value('SELECT pair_text_digest($1, $2)', [askId, measureId]);
  }

  /** Id of what an administrator makes by the API. */
  async made(path: string, draft: object): Promise<string> {
    const { text } = await this.api.send('POST', path, draft);
    return String((JSON.parse(text) as { id: unknown }).id);
  }

  /** Lets nothing wait for its computation, so that an import is not refused for it. */
  async forgetWork(): Promise<void> {
    await this.database.query('DELETE FROM recompute_dirty');
  }

  /** A pair that a colleague decided on. */
  async reviewed(state: 'in_effect' | 'awaiting_second' = 'in_effect'): Promise<Pair> {
    const pair = await this.pair();
    await this.database.query(
      `INSERT INTO review (ask_id, measure_id, version, measure_kind, proposal_id, action, state, effective_version, actor, decision,
         reason_code, reason, decided_by, decided_at, text_digest)
       SELECT a.id, $2, 1, 'programme', a.proposal_id, 'decide', $3, CASE $3 WHEN 'in_effect' THEN 1 END, $4, 'rejected',
         'other-purpose', $5, $4, clock_timestamp(), pair_text_digest(a.id, $2) FROM ask a WHERE a.id = $1`,
      [pair.askId, pair.measureId, state, `user:${this.colleague.id}`, `${MARK} 까닭`],
    );
    return pair;
  }

  /** A proposal with an internal answer, a comment and somebody who looks after it. */
  async handled(): Promise<string> {
    const id = await this.proposal();
    await this.database.query(
      `INSERT INTO reply (ask_id, version, proposal_id, status, reason, office, replied_on, visibility, actor)
       SELECT id, 1, proposal_id, 'accepted', '${MARK} 답', '${MARK} 과', '2026-11-01', 'internal', $2 FROM ask
        WHERE proposal_id = $1 AND no = 1`,
      [id, this.actor],
    );
    await this.database.query(
      `INSERT INTO comment (proposal_id, author_id, body, mentions) VALUES ($1, $2, '${MARK} 말', ARRAY[$2::uuid])`,
      [id, this.owner.id],
    );
    await this.database.query(
      `INSERT INTO assignment (proposal_id, version, assignee_id, due_on, actor) VALUES ($1, 1, $2, '2026-12-01', $3)`,
      [id, this.owner.id, this.actor],
    );
    return id;
  }

  comment(): Promise<string> {
    return this.value(
      `INSERT INTO comment (proposal_id, author_id, body) SELECT id, $1, '${MARK} 말' FROM proposal LIMIT 1 RETURNING id`,
      [this.owner.id],
    );
  }

  async session(): Promise<string> {
    await openSession(this.database, this.owner.id);
    return this.value(
      `UPDATE session SET user_agent = '${MARK}' WHERE id = (SELECT id FROM session WHERE account_id = $1
        ORDER BY created_at DESC LIMIT 1) RETURNING id`,
      [this.owner.id],
    );
  }

  async key(): Promise<string> {
    await makeKey(this.database, this.owner.id, ['read']);
    return this.value(`UPDATE api_key SET name = '${MARK}' WHERE account_id = $1 RETURNING id`, [
      this.owner.id,
    ]);
  }

  linkedSignIn(): Promise<string> {
    return this.value(
      `INSERT INTO linked_sign_in (account_id, issuer, subject, email)
       VALUES ($1, 'https://' || gen_random_uuid(), 's', '${MARK}@test.invalid') RETURNING id`,
      [this.owner.id],
    );
  }
}

const HIDDEN = `
  INSERT INTO stakeholder (title, type, visibility) VALUES ('${MARK} 제안자', 'company', 'draft');
  INSERT INTO programme (title, body, status, visibility) VALUES ('${MARK} 사업', '${MARK}', 'open', 'draft');
  INSERT INTO legislative_item (title, body, stage, visibility) VALUES ('${MARK} 과제', '${MARK}', 'bill', 'draft');
  WITH made AS (
    INSERT INTO proposal (title, body, stakeholder_id, visibility)
    SELECT '${MARK} 제안', '${MARK}', id, 'draft' FROM stakeholder WHERE external_ref = 'seed:S01' RETURNING id)
  INSERT INTO ask (proposal_id, no, text) SELECT id, 1, '${MARK} 요구' FROM made;`;
