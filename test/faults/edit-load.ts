import { setTimeout as sleep } from 'node:timers/promises';
import { patiently } from '../support/server-faults.js';
import { type FaultWorld } from './fault-world.js';

const COLLECTIONS = ['programmes', 'legislative-items', 'proposals'] as const;
const TABLES = { programmes: 'programme', 'legislative-items': 'legislative_item', proposals: 'proposal' };
/** Texts that bring pairs over the floor and below it. */
const BODIES = [
  '스타트업에 GPU 이용권을 지원하고 의료 공공데이터를 개방한다.',
  '중소기업 의료기기를 공공조달로 구매하고 연산자원 보조금을 준다.',
  '책을 정리한다.',
];

interface Target {
  readonly collection: (typeof COLLECTIONS)[number];
  readonly id: string;
}

export interface LoadResult {
  /** Edits that were answered with 200. */
  readonly acknowledged: number;
  /** Acknowledged edits that the history does not have. */
  readonly lost: number;
  /** Answers by status; `none` where the connection failed or no answer came. */
  readonly answers: Readonly<Record<string, number>>;
  /** Longest wait for an answer, milliseconds. */
  readonly slowestMs: number;
}

/** Edits over HTTP, one after the other without end, and reads in between; keeps what was acknowledged. */
export class EditLoad {
  private readonly acknowledged: {
    readonly table: string;
    readonly id: string;
    readonly revision: number;
  }[] = [];
  private readonly answers: Record<string, number> = {};
  private slowestMs = 0;
  private isStopping = false;
  private readonly running: Promise<void>;

  /** @param origin tells where the API is at present */
  constructor(
    private readonly origin: () => string,
    private readonly world: Pick<FaultWorld, 'dataSource' | 'credentials'>,
    private readonly pauseMs = 5,
  ) {
    this.running = this.run();
  }

  /** Time of the last answer that was a success, as of `Date.now()`. */
  lastSuccessAt = 0;

  async stop(): Promise<LoadResult> {
    this.isStopping = true;
    await this.running;
    let lost = 0;
    for (const { table, id, revision } of this.acknowledged) {
      const rows = await patiently(() =>
        this.world.dataSource.query<unknown[]>(
          'SELECT FROM entry_revision WHERE entry_kind = $1 AND entry_id = $2 AND revision = $3',
          [table, id, revision],
        ),
      );
      if (rows.length === 0) lost += 1;
    }
    const { answers, slowestMs } = this;
    return { acknowledged: this.acknowledged.length, lost, answers, slowestMs };
  }

  private async run(): Promise<void> {
    const targets = await this.findTargets();
    for (let n = 0; !this.isStopping; n += 1) {
      const target = targets[n % targets.length];
      if (target !== undefined) await this.edit(target, n);
      await sleep(this.pauseMs);
    }
  }

  private async findTargets(): Promise<readonly Target[]> {
    const found: Target[] = [];
    for (const collection of COLLECTIONS) {
      const rows = await this.world.dataSource.query<{ id: string }[]>(
        `SELECT id FROM ${TABLES[collection]}`,
      );
      found.push(...rows.map(({ id }) => ({ collection, id })));
    }
    return found;
  }

  private async edit({ collection, id }: Target, n: number): Promise<void> {
    const path = `/api/v1/${collection}/${id}`;
    const before = await this.ask(path, {});
    if (before === undefined) return;
    const edited = await this.ask(path, {
      method: 'PATCH',
      headers: {
        'content-type': 'application/json',
        'if-match': `"${String(before.revision)}"`,
        ...this.world.credentials,
      },
      body: JSON.stringify({ body: `${BODIES[n % BODIES.length] ?? ''} ${String(n)}` }),
    });
    if (edited === undefined) return;
    this.acknowledged.push({ table: TABLES[collection], id, revision: edited.revision });
  }

  private async ask(path: string, init: RequestInit): Promise<{ readonly revision: number } | undefined> {
    const askedAt = Date.now();
    let answer = 'none';
    try {
      const response = await fetch(this.origin() + path, { ...init, signal: AbortSignal.timeout(20_000) });
      answer = String(response.status);
      const body = (await response.json()) as { readonly revision: number };
      if (!response.ok) return undefined;
      this.lastSuccessAt = Date.now();
      return body;
    } catch {
      answer = 'none';
      return undefined;
    } finally {
      this.answers[answer] = (this.answers[answer] ?? 0) + 1;
      this.slowestMs = Math.max(this.slowestMs, Date.now() - askedAt);
    }
  }
}
