import { createHash } from 'node:crypto';

/** A seal as it is stored, with the text that its hash covers. */
export interface StoredSeal {
  readonly no: number;
  readonly entryIds: readonly number[];
  readonly text: string;
  readonly content: Buffer;
  readonly hash: Buffer;
}

/** An entry as it is stored, with the text that its hash covers. */
export interface StoredEntry {
  readonly id: number;
  readonly text: string;
  readonly hash: Buffer;
}

/** What can be wrong with the log. */
export const CHAIN_PROBLEMS = [
  'seal-missing',
  'seal-changed',
  'entry-missing',
  'entry-added',
  'entry-changed',
  'seal-unexpected',
] as const;
export type ChainProblem = (typeof CHAIN_PROBLEMS)[number];

/** The first place where the log is not what was sealed. */
export interface ChainFault {
  readonly problem: ChainProblem;
  readonly seal: number;
  /** Null where the whole seal is concerned, or cannot be told. */
  readonly entry: number | null;
}

const sha256 = (...parts: readonly (Buffer | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** Whether a seal is the one that followed the one before. @param previous absent for the first seal */
export function findSealFault(seal: StoredSeal, previous: StoredSeal | undefined): ChainFault | undefined {
  const expected = (previous?.no ?? 0) + 1;
  if (seal.no !== expected) return { problem: 'seal-missing', seal: expected, entry: null };
  const hash = sha256(previous?.hash ?? '', seal.text, seal.content);
  return hash.equals(seal.hash) ? undefined : { problem: 'seal-changed', seal: seal.no, entry: null };
}

/** Whether the entries of a seal are those that were sealed. @param entries by their ids; none once they expired */
export function findEntryFault(
  seal: StoredSeal,
  entries: readonly StoredEntry[],
  isExpired: boolean,
): ChainFault | undefined {
  const fault = (problem: ChainProblem, entry: number | null): ChainFault => ({
    problem,
    seal: seal.no,
    entry,
  });
  const [sealed, present] = [new Set(isExpired ? [] : seal.entryIds), new Set(entries.map(({ id }) => id))];
  const missing = [...sealed].find((id) => !present.has(id));
  if (missing !== undefined) return fault('entry-missing', missing);
  const added = entries.find(({ id }) => !sealed.has(id));
  if (added !== undefined) return fault('entry-added', added.id);
  if (isExpired) return undefined;
  const hashes = entries.map(({ text }) => sha256(text));
  const changed = entries.find(({ hash }, place) => hashes[place]?.equals(hash) !== true);
  if (changed !== undefined) return fault('entry-changed', changed.id);
  // whoever changed an entry changed its hash as well
  return sha256(...hashes).equals(seal.content) ? undefined : fault('entry-changed', null);
}
