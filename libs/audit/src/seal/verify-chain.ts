import { type DataSource, type EntityManager } from 'typeorm';
import { inAuditLog } from '../in-audit-log.js';
import { type ChainFault, findEntryFault, findSealFault, type StoredSeal } from './chain.js';
import {
  countUnsealed,
  findLastSeal,
  findStrayEntry,
  type LastSeal,
  readEntries,
  readExpiredThrough,
  readSeals,
} from './chain.store.js';

/** A seal that somebody noted elsewhere: whoever made the whole chain anew cannot have known it. */
export interface NotedSeal {
  readonly no: number;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
}

/** What a look at the whole log found. */
export interface ChainReport {
  /** Seals and entries that were found in order. */
  readonly seals: number;
  readonly entries: number;
  /** Entries that wait for their seal. */
  readonly unsealed: number;
  /** Number of the last seal whose entries were removed when their time was over; 0 for none. */
  readonly expiredThrough: number;
  readonly last: LastSeal | null;
  /** Null when all is as it was sealed. */
  readonly fault: ChainFault | null;
}

/** Seals that are read at once. */
const SEALS_AT_ONCE = 50;

/**
 * Computes every hash of the log anew, from the first seal to the last, and stops where one does not fit. Hashes are
 * computed here and not in the database, whose functions its owner may change.
 */
export function verifyChain(dataSource: DataSource, noted?: NotedSeal): Promise<ChainReport> {
  return inAuditLog(dataSource, async (manager) => {
    const expiredThrough = await readExpiredThrough(manager);
    const walk = await walkChain(manager, { expiredThrough, noted });
    const [unsealed, last] = [await countUnsealed(manager), await findLastSeal(manager)];
    return { ...walk, unsealed, expiredThrough, last };
  });
}

interface Expectations {
  readonly expiredThrough: number;
  readonly noted: NotedSeal | undefined;
}

async function walkChain(
  manager: EntityManager,
  { expiredThrough, noted }: Expectations,
): Promise<Pick<ChainReport, 'seals' | 'entries' | 'fault'>> {
  let previous: StoredSeal | undefined;
  let entries = 0;
  for await (const seal of eachSeal(manager)) {
    const present = await readEntries(manager, seal.no);
    const fault =
      findSealFault(seal, previous) ??
      findNotedFault(seal, noted) ??
      findEntryFault(seal, present, seal.no <= expiredThrough);
    if (fault !== undefined) return { seals: previous?.no ?? 0, entries, fault };
    previous = seal;
    entries += present.length;
  }
  const lastNo = previous?.no ?? 0;
  return { seals: lastNo, entries, fault: await findEndFault(manager, lastNo, noted) };
}

async function* eachSeal(manager: EntityManager): AsyncGenerator<StoredSeal> {
  for (let afterNo = 0; ;) {
    const seals = await readSeals(manager, afterNo, SEALS_AT_ONCE);
    yield* seals;
    const last = seals.at(-1);
    if (last === undefined) return;
    afterNo = last.no;
  }
}

function findNotedFault({ no, hash }: StoredSeal, noted?: NotedSeal): ChainFault | undefined {
  if (noted?.no !== no || noted.hash === hash.toString('hex')) return undefined;
  return { problem: 'seal-unexpected', seal: no, entry: null };
}

/** Whether something was cut off behind the last seal. */
async function findEndFault(
  manager: EntityManager,
  lastNo: number,
  noted: NotedSeal | undefined,
): Promise<ChainFault | null> {
  const stray = await findStrayEntry(manager, lastNo);
  if (stray !== undefined) return { problem: 'seal-missing', seal: stray.seal, entry: stray.id };
  if (noted !== undefined && noted.no > lastNo)
    return { problem: 'seal-missing', seal: noted.no, entry: null };
  return null;
}
