import { cutPage, decodeCursor, type Page } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { inAuditLog } from '../in-audit-log.js';
import { countUnsealed, findLastSeal, type LastSeal, readExpiredThrough } from '../seal/chain.store.js';
import { type ChainReport, verifyChain } from '../seal/verify-chain.js';
import { inTrail } from '../trail/in-trail.js';
import { type AuditEntry, type AuditFilter, type AuditNote } from './audit-entry.js';
import { countEntries, listEntries, noteAct } from './audit-entry.store.js';

/** How far the log is sealed. */
export interface SealState {
  readonly last: LastSeal | null;
  /** Entries that wait for their seal. */
  readonly unsealed: number;
  /** Number of the last seal whose entries were removed when their time was over; 0 for none. */
  readonly expiredThrough: number;
}

/** Entries that an export reads at once. */
const EXPORTED_AT_ONCE = 1_000;

/** Reading the audit log, and writing into it what no table's trigger sees. */
@Injectable()
export class AuditLogService {
  private verification: Promise<ChainReport> | undefined;

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Entries, newest first. @throws InvalidInput `request.cursor-invalid` */
  list(filter: AuditFilter, limit: number, cursor?: string): Promise<Page<AuditEntry>> {
    const scope = ['audit', filter];
    const [beforeId = null] = cursor === undefined ? [] : decodeCursor(cursor, scope, 1);
    return inAuditLog(this.dataSource, async (manager) => {
      const rows = await listEntries(manager, filter, limit + 1, beforeId === null ? null : Number(beforeId));
      return {
        ...cutPage(rows, limit, scope, ({ id }) => [id]),
        total: await countEntries(manager, filter),
      };
    });
  }

  /** Writes an act into the log. What is handed out is handed out after this. */
  note(note: AuditNote): Promise<void> {
    return inTrail(this.dataSource, (manager) => noteAct(manager, note));
  }

  /** All entries, newest first; that they were taken out is an entry itself, written before. */
  async *export(filter: AuditFilter): AsyncGenerator<AuditEntry> {
    const count = await inAuditLog(this.dataSource, (manager) => countEntries(manager, filter));
    await this.note({ kind: 'audit_log', act: 'export', detail: { filter, count } });
    let beforeId: number | null = null;
    for (;;) {
      const position: number | null = beforeId;
      const rows: readonly AuditEntry[] = await inAuditLog(this.dataSource, (manager) =>
        listEntries(manager, filter, EXPORTED_AT_ONCE, position),
      );
      yield* rows;
      const last = rows.at(-1);
      if (last === undefined) return;
      beforeId = last.id;
    }
  }

  sealState(): Promise<SealState> {
    return inAuditLog(this.dataSource, async (manager) => ({
      last: await findLastSeal(manager),
      unsealed: await countUnsealed(manager),
      expiredThrough: await readExpiredThrough(manager),
    }));
  }

  /** Computes all hashes anew. Whoever asks meanwhile gets the same answer: one at a time is work enough. */
  verify(): Promise<ChainReport> {
    this.verification ??= verifyChain(this.dataSource).finally(() => {
      this.verification = undefined;
    });
    return this.verification;
  }
}
