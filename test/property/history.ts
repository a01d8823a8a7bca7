import fc from 'fast-check';
import { REVIEW_VERDICTS, type ReviewVerdict } from '@jeonghap/alignment';
import { FAULT_CATALOGUE, THESAURUS_CHANGES } from '../support/fault-catalogue.js';

/** Edits of the catalogue. Entries are named by their place. */
export type EntryStep = { readonly on: 'entries' } & (
  | /** Gives an entry another wording; `holdMs` is how long the transaction stays open, others going on meanwhile. */
    { readonly do: 'edit'; readonly entry: number; readonly wording: number; readonly holdMs: number }
    /** Edits two entries in one transaction. */
  | { readonly do: 'edit-two'; readonly entries: readonly [number, number]; readonly wording: number }
  | { readonly do: 'drop-ask'; readonly entry: number }
  /** Deletes an entry, or hides it, until it is shown again. */
  | { readonly do: 'delete' | 'hide' | 'show'; readonly entry: number }
  /** Removes the row itself and makes a new entry in its place. */
  | { readonly do: 'replace'; readonly entry: number }
  /** A person decides on the first ask of a proposal and a measure, or takes that back. */
  | {
      readonly do: 'decide';
      readonly entry: number;
      readonly measure: number;
      readonly verdict: ReviewVerdict | null;
    }
);

export type ScoreSetStep = { readonly on: 'score-sets' } & (
  | /** Starts a set with a changed thesaurus; where wanted, readers are switched to it as soon as it is complete. */
    { readonly do: 'build'; readonly change: number; readonly thenSwitch: boolean }
    /** Switches to the set that is complete, or back to the one before. */
  | { readonly do: 'switch' }
  | { readonly do: 'cancel' }
);

/** Merges and splits, as staff does them. Entries are named by their place. */
export type RearrangementStep = { readonly on: 'rearrangements' } & (
  | /** Makes an entry part of another one of its kind, which of a proposal takes over some of the first asks. */
    { readonly do: 'merge'; readonly entries: readonly [from: number, into: number]; readonly asks: number }
    /** Makes a proposal of the first ask of another. */
  | { readonly do: 'split'; readonly entry: number }
  /** Takes a step back that is still in effect: the latest, the one before … */
  | { readonly do: 'undo'; readonly back: number }
);

/** What is done to processes and their lines. Workers are named by their place. */
export type FaultStep = { readonly on: 'processes' } & (
  | { readonly do: 'kill'; readonly worker: number }
  /** Stops a worker, or holds back its line to the database, for a while. */
  | { readonly do: 'pause' | 'freeze'; readonly worker: number; readonly ms: number }
  | { readonly do: 'cut'; readonly worker: number }
  /** Ends all leases, as if their time had passed. */
  | { readonly do: 'lapse' }
  /** Kills a session of the database server, on which it ends all others and recovers. */
  | { readonly do: 'crash-database' }
);

export type QuietStep = { readonly on: 'time' } & (
  | { readonly do: 'wait'; readonly ms: number }
  /** Waits until nothing is left to compute, as at the end of a history. */
  | { readonly do: 'lull' }
);

/** One step of a history. */
export type Step = EntryStep | RearrangementStep | ScoreSetStep | FaultStep | QuietStep;

/** What happens, and how slow the line between workers and database is meanwhile, at most, milliseconds a message. */
export interface History {
  readonly steps: readonly Step[];
  readonly slowMs: number;
}

/** What a run may do besides edits: to the processes, and with entries that are merged and split. */
export interface Harshness {
  readonly kills: boolean;
  readonly pauses: boolean;
  readonly crashes: boolean;
  readonly rearrangements: boolean;
}

export const WORKERS = 2;

const entry = fc.nat(FAULT_CATALOGUE.length - 1);
const proposalPlace = fc.constantFrom(
  ...FAULT_CATALOGUE.flatMap(({ kind }, place) => (kind === 'proposal' ? [place] : [])),
);
/** Two entries of one kind. */
const alikeEntries = fc.constantFrom(
  ...FAULT_CATALOGUE.flatMap(({ kind }, from) =>
    FAULT_CATALOGUE.flatMap((other, into) =>
      other.kind === kind && into !== from ? [[from, into] as const] : [],
    ),
  ),
);
const wording = fc.nat(2);
const worker = fc.nat(WORKERS - 1);
const pauseMs = fc.integer({ min: 30, max: 300 });
const holdMs = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(160));

const step = (on: Step['on'], name: Step['do'], fields: object = {}) =>
  fc.record({ on: fc.constant(on), do: fc.constant(name), ...fields }) as fc.Arbitrary<Step>;

const edits = (): fc.WeightedArbitrary<Step>[] => [
  { weight: 12, arbitrary: step('entries', 'edit', { entry, wording, holdMs }) },
  { weight: 2, arbitrary: step('entries', 'edit-two', { entries: fc.tuple(entry, entry), wording }) },
  { weight: 2, arbitrary: step('entries', 'drop-ask', { entry }) },
  { weight: 3, arbitrary: step('entries', 'delete', { entry }) },
  { weight: 1, arbitrary: step('entries', 'hide', { entry }) },
  { weight: 4, arbitrary: step('entries', 'show', { entry }) },
  { weight: 2, arbitrary: step('entries', 'replace', { entry }) },
  {
    weight: 4,
    arbitrary: step('entries', 'decide', {
      entry,
      measure: entry,
      verdict: fc.constantFrom(...REVIEW_VERDICTS, null),
    }),
  },
  {
    weight: 3,
    arbitrary: step('score-sets', 'build', {
      change: fc.nat(THESAURUS_CHANGES.length - 1),
      thenSwitch: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: step('score-sets', 'switch') },
  { weight: 1, arbitrary: step('score-sets', 'cancel') },
  { weight: 10, arbitrary: step('time', 'wait', { ms: fc.nat(90) }) },
  { weight: 1, arbitrary: step('time', 'lull') },
];

const faults = ({ kills, pauses, crashes }: Harshness): fc.WeightedArbitrary<Step>[] => [
  { weight: kills ? 2 : 0, arbitrary: step('processes', 'kill', { worker }) },
  { weight: kills ? 1 : 0, arbitrary: step('processes', 'cut', { worker }) },
  { weight: pauses ? 4 : 0, arbitrary: step('processes', 'pause', { worker, ms: pauseMs }) },
  { weight: pauses ? 4 : 0, arbitrary: step('processes', 'freeze', { worker, ms: pauseMs }) },
  { weight: pauses ? 2 : 0, arbitrary: step('processes', 'lapse') },
  { weight: crashes ? 1 : 0, arbitrary: step('processes', 'crash-database') },
];

const rearrangements = ({ rearrangements: wanted }: Harshness): fc.WeightedArbitrary<Step>[] => [
  {
    weight: wanted ? 3 : 0,
    arbitrary: step('rearrangements', 'merge', { entries: alikeEntries, asks: fc.nat(2) }),
  },
  { weight: wanted ? 3 : 0, arbitrary: step('rearrangements', 'split', { entry: proposalPlace }) },
  { weight: wanted ? 3 : 0, arbitrary: step('rearrangements', 'undo', { back: fc.nat(1) }) },
];

/** Histories of 10 to 26 steps. */
export const histories = (harshness: Harshness): fc.Arbitrary<History> =>
  fc.record({
    steps: fc.array(fc.oneof(...edits(), ...faults(harshness), ...rearrangements(harshness)), {
      minLength: 10,
      maxLength: 26,
      size: 'max',
    }),
    slowMs: fc.constantFrom(0, 3, 8, 15),
  });

/**
 * Histories of pairs of edits with quiet before and after: the second edit comes at any moment of the computation of
 * the first, also at its very end.
 */
export const editPairs = (): fc.Arbitrary<History> => {
  const edit = step('entries', 'edit', { entry, wording, holdMs: fc.constant(0) });
  // on a machine that others use a computation may take three times as long
  const ms = fc.oneof(
    { weight: 2, arbitrary: fc.integer({ min: 40, max: 400 }) },
    { weight: 1, arbitrary: fc.integer({ min: 400, max: 900 }) },
  );
  const wait = step('time', 'wait', { ms });
  const pair = fc.tuple(step('time', 'lull'), edit, wait, edit);
  return fc.record({
    steps: fc.array(pair, { minLength: 2, maxLength: 3 }).map((pairs) => pairs.flat()),
    slowMs: fc.constantFrom(8, 15),
  });
};
