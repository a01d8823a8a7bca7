import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { findLastSeal, type LastSeal } from './chain.store.js';

/** Entries of one seal, at most: a fault is told by its seal, and a seal is read at once. */
const ENTRIES_PER_SEAL = 1_000;
/** Seals that expire in one transaction, at most. */
const SEALS_PER_EXPIRY = 20;

/** What workers do with the log: sealing what is new, and removing what is older than it has to be. */
@Injectable()
export class SealService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * Seals all entries that wait for it; without any, nothing is written. Several workers may try at once.
   * @returns the newest seal, when there is a new one
   */
  async seal(): Promise<LastSeal | null> {
    let sealed = 0;
    for (;;) {
      const [row] = await this.dataSource.query<{ n: number }[]>('SELECT audit.seal_entries($1) AS n', [
        ENTRIES_PER_SEAL,
      ]);
      const n = row?.n ?? 0;
      sealed += n;
      if (n < ENTRIES_PER_SEAL) break;
    }
    return sealed === 0 ? null : findLastSeal(this.dataSource.manager);
  }

  /**
   * Removes entries whose seal is older; the seals stay, and an entry says what was removed.
   * @returns how many entries
   */
  async expire(retentionDays: number): Promise<number> {
    let removed = 0;
    for (;;) {
      const [row] = await this.dataSource.query<{ n: number }[]>(
        'SELECT audit.expire(clock_timestamp() - make_interval(days => $1), $2) AS n',
        [retentionDays, SEALS_PER_EXPIRY],
      );
      const n = row?.n ?? 0;
      if (n === 0) return removed;
      removed += n;
    }
  }
}
