import { randomUUID } from 'node:crypto';
import { verifyChain } from '@jeonghap/audit';
import fc from 'fast-check';
import { type QueryRunner } from 'typeorm';
import { type AuditLab, openAuditLab } from './audit-lab.js';

let lab: AuditLab;
beforeEach(async () => {
  lab = await openAuditLab();
});
afterEach(() => lab.close());

interface OpenTransaction {
  readonly runner: QueryRunner;
  readonly subjects: string[];
}

/** Transactions that write, end or do not end, while others seal and expire. */
class LogHistory {
  /** Subjects whose transactions committed, and that did not expire since. */
  readonly committed = new Set<string>();
  private readonly open = new Map<number, OpenTransaction>();

  constructor(private readonly lab: AuditLab) {}

  readonly acts: Readonly<Record<string, (of: number) => Promise<void>>> = {
    begin: async (of) => {
      if (this.open.has(of)) return;
      const runner = this.lab.dataSource.createQueryRunner();
      await runner.startTransaction();
      this.open.set(of, { runner, subjects: [] });
    },
    write: async (of) => {
      const [subject, transaction] = [randomUUID(), this.open.get(of)];
      const sql = `SELECT audit.write('test', $1, 'change', NULL, NULL)`;
      await (transaction?.runner ?? this.lab.dataSource).query(sql, [subject]);
      if (transaction === undefined) this.committed.add(subject);
      else transaction.subjects.push(subject);
    },
    commit: (of) => this.end(of, 'commit'),
    rollback: (of) => this.end(of, 'rollback'),
    seal: async () => {
      await this.lab.seals.seal();
    },
    expire: async () => {
      // That only what is sealed goes, and that an entry tells of it, the verification sees.
      const sealed = new Set(await this.sealedSubjects());
      await this.lab.expire(1);
      const left = new Set(await this.lab.subjects());
      for (const subject of sealed) if (!left.has(subject)) this.committed.delete(subject);
    },
  };

  async endAll(): Promise<void> {
    for (const of of [...this.open.keys()]) await this.end(of, 'commit');
  }

  private async end(of: number, how: 'commit' | 'rollback'): Promise<void> {
    const transaction = this.open.get(of);
    if (transaction === undefined) return;
    this.open.delete(of);
    await transaction.runner[`${how}Transaction`]();
    await transaction.runner.release();
    if (how === 'commit') for (const subject of transaction.subjects) this.committed.add(subject);
  }

  private async sealedSubjects(): Promise<readonly string[]> {
    const rows = await this.lab.dataSource.query<{ subject: string }[]>(
      'SELECT subject FROM audit.entry WHERE seal IS NOT NULL AND subject IS NOT NULL',
    );
    return rows.map(({ subject }) => subject);
  }
}

describe('random histories', () => {
  it('lose no entry of a transaction that committed, whenever it did', async () => {
    const step = fc.record({
      act: fc.constantFrom('begin', 'write', 'write', 'commit', 'rollback', 'seal', 'expire'),
      of: fc.nat(3),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
        const history = new LogHistory(lab);
        for (const subject of await lab.subjects()) history.committed.add(subject);
        for (const { act, of } of steps) await history.acts[act]?.(of);
        await history.endAll();
        await lab.seals.seal();
        expect(new Set(await lab.subjects())).toEqual(history.committed);
        expect(await verifyChain(lab.dataSource)).toMatchObject({ unsealed: 0, fault: null });
      }),
      { numRuns: 25 },
    );
  });
});
