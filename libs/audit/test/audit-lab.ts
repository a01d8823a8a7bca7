import { SealService, verifyChain } from '@jeonghap/audit';
import { type DataSource } from 'typeorm';
import { openTestDatabase } from '../../../test/support/open-data-source.js';
import { asAdmin } from '../../../test/support/test-server.js';

type ChainReport = Awaited<ReturnType<typeof verifyChain>>;

/** A database whose log is written, sealed and tampered with. */
export interface AuditLab {
  readonly dataSource: DataSource;
  readonly seals: SealService;
  /** Writes entries as the product does. */
  write(...subjects: readonly string[]): Promise<void>;
  /** Subjects of the entries that are there, oldest first. */
  subjects(): Promise<readonly string[]>;
  idOf(subject: string): Promise<number>;
  /** Does as the database's superuser would who wants to hide something. */
  tamper(sql: string): Promise<void>;
  fault(noted?: Parameters<typeof verifyChain>[1]): Promise<ChainReport['fault']>;
  /** Removes entries that were sealed before a moment, SQL. */
  expire(seals: number, until?: string): Promise<number>;
  close(): Promise<void>;
}

/** Opens one; what the making of the database left is sealed as number 1. */
export async function openAuditLab(): Promise<AuditLab> {
  const database = await openTestDatabase('empty');
  const { dataSource } = database;
  const seals = new SealService(dataSource);
  await seals.seal();
  return {
    dataSource,
    seals,
    write: async (...subjects) => {
      for (const subject of subjects) {
        await dataSource.query(`SELECT audit.write('test', $1, 'change', '{"a": 1}', '{"a": 2}')`, [subject]);
      }
    },
    subjects: async () => {
      const rows = await dataSource.query<{ subject: string }[]>(
        `SELECT subject FROM audit.entry WHERE kind = 'test' ORDER BY id`,
      );
      return rows.map(({ subject }) => subject);
    },
    idOf: async (subject) => {
      const [row] = await dataSource.query<{ id: number }[]>(
        'SELECT id::float8 AS id FROM audit.entry WHERE subject = $1',
        [subject],
      );
      return row?.id ?? 0;
    },
    tamper: async (sql) => {
      const name = new URL(database.url).pathname.slice(1);
      await asAdmin((client) => client.query(`SET session_replication_role = replica; ${sql}`), name);
    },
    fault: async (noted) => (await verifyChain(dataSource, noted)).fault,
    expire: async (most, until = 'clock_timestamp()') => {
      const [row] = await dataSource.query<{ n: number }[]>(`SELECT audit.expire(${until}, $1) AS n`, [most]);
      return row?.n ?? 0;
    },
    close: () => database.drop(),
  };
}
