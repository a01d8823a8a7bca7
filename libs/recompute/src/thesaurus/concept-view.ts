import { CONCEPT_TYPES, type ConceptRecord, type ConceptType } from '@jeonghap/alignment';
import { getChoseong } from 'es-hangul';
import { isConflict, isSameConcept } from './concept-change.js';
import { type ConceptFault } from './concept-fault.js';
import { type Concepts, type Desk } from './thesaurus-desk.js';

/** How a concept of the draft differs from the live thesaurus. */
export type PendingChange = 'added' | 'changed' | 'removed';

/** A concept in a list. */
export interface ConceptSummary {
  readonly id: string;
  readonly type: ConceptType;
  readonly ko: string;
  readonly en: string;
  /** Wordings by which texts are found to mean it. */
  readonly wordings: number;
  readonly pending: PendingChange | null;
  /** Whether staff changed what shipped. */
  readonly isEdited: boolean;
  /** Whether the release changed what staff changed too. */
  readonly isConflict: boolean;
  readonly faults: number;
}

export interface ConceptFilter {
  readonly q?: string | undefined;
  readonly type?: ConceptType | undefined;
  /** Only those that the draft changes. */
  readonly pending?: boolean | undefined;
  /** Only those with faults, conflicts or changes that wait. */
  readonly troubled?: boolean | undefined;
}

/** A concept by which another is linked. */
export interface ConceptReference {
  readonly id: string;
  readonly type: ConceptType;
  readonly ko: string;
  readonly en: string;
}

/** What is shown of a concept. */
export type ShownConcept = Omit<ConceptRecord, 'rude'>;

/** A concept with all that an editor needs to know of it. */
export interface ConceptView extends Omit<ConceptSummary, 'faults'> {
  /** What an edit must name, so that two do not overwrite each other; 0 where the draft has no change of it. */
  readonly revision: number;
  /** As the draft has it; null where it is taken out. */
  readonly concept: ShownConcept | null;
  /** As readers see the scores of. */
  readonly live: ShownConcept | null;
  readonly shipped: ShownConcept | null;
  /** A change that waits, since it does not fit what the release brought. */
  readonly deferred: ShownConcept | null;
  /** Concepts that name this one as broader. */
  readonly narrower: readonly ConceptReference[];
  /** All concepts that it is linked to, in either direction, by id. */
  readonly linked: readonly ConceptReference[];
  readonly faults: readonly ConceptFault[];
}

const WORDING_LISTS = ['official', 'lay', 'abbr', 'en_alt'] as const;
const ONLY_CONSONANTS = /^[ㄱ-ㅎ]+$/u;

const toKey = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
/** Single consonants as they are typed; NFKC would turn them into parts of syllables. */
const toTyped = (text: string): string => text.replace(/\s+/gu, '');

const shownWordings = (record: ConceptRecord): readonly string[] => [
  record.ko,
  record.en,
  ...WORDING_LISTS.flatMap((list) => record[list]),
];

/** Whether a concept has a name or wording that holds these words, or whose syllables begin with these consonants (초성). */
export function isFoundBy(record: ConceptRecord, words: string): boolean {
  const typed = toTyped(words);
  if (ONLY_CONSONANTS.test(typed)) {
    return shownWordings(record).some((wording) => toTyped(getChoseong(wording)).includes(typed));
  }
  const key = toKey(words);
  return record.id.includes(key) || shownWordings(record).some((wording) => toKey(wording).includes(key));
}

function pendingOf(id: string, { live, edited }: Pick<Desk, 'live' | 'edited'>): PendingChange | null {
  const [before, after] = [live.get(id) ?? null, edited.get(id) ?? null];
  if (isSameConcept(before, after)) return null;
  if (before === null) return 'added';
  return after === null ? 'removed' : 'changed';
}

/** The concepts that match a filter, by Korean name; those that the draft takes out are among them. */
export function listConcepts(
  desk: Desk,
  faults: readonly ConceptFault[],
  filter: ConceptFilter,
): readonly ConceptSummary[] {
  const faultsById = new Map<string, number>();
  for (const { conceptId } of faults) faultsById.set(conceptId, (faultsById.get(conceptId) ?? 0) + 1);
  const records = new Map([...desk.live, ...desk.edited]);
  return [...records.values()]
    .filter((record) => filter.type === undefined || record.type === filter.type)
    .filter((record) => filter.q === undefined || isFoundBy(record, filter.q))
    .map((record) => summaryOf(record, desk, faultsById.get(record.id) ?? 0))
    .filter((summary) => filter.pending !== true || summary.pending !== null)
    .filter(
      ({ id, faults: count, isConflict: conflict }) =>
        filter.troubled !== true || count > 0 || conflict || desk.changes.get(id)?.deferred === true,
    )
    .sort((a, b) => (a.ko === b.ko ? (a.id < b.id ? -1 : 1) : a.ko < b.ko ? -1 : 1));
}

function summaryOf(record: ConceptRecord, desk: Desk, faults: number): ConceptSummary {
  const { id, type, ko, en } = record;
  const change = desk.changes.get(id);
  return {
    id,
    type,
    ko,
    en,
    wordings: WORDING_LISTS.reduce((sum, list) => sum + record[list].length, 0),
    pending: pendingOf(id, desk),
    isEdited: change !== undefined && !change.deferred,
    isConflict: change !== undefined && isConflict(change, desk.shipped.get(id) ?? null),
    faults,
  };
}

/** How many concepts of each type match a filter, whatever type it names. */
export function countByType(summaries: readonly ConceptSummary[]): readonly {
  readonly type: ConceptType;
  readonly concepts: number;
}[] {
  return CONCEPT_TYPES.map((type) => ({
    type,
    concepts: summaries.filter((summary) => summary.type === type).length,
  }));
}

const toReference = ({ id, type, ko, en }: ConceptRecord): ConceptReference => ({ id, type, ko, en });

/** Slang is kept for finding and never displayed. */
export function toShown(record: ConceptRecord): ShownConcept {
  const { id, type, ko, en, official, lay, abbr, en_alt, patterns, broader, related, polarity, opposite } =
    record;
  return { id, type, ko, en, official, lay, abbr, en_alt, patterns, broader, related, polarity, opposite };
}

const shownOf = (record: ConceptRecord | null | undefined): ShownConcept | null =>
  record == null ? null : toShown(record);

/** One concept with its links and faults; undefined where neither the draft nor the live thesaurus has it. */
export function viewConcept(
  id: string,
  desk: Desk,
  faults: readonly ConceptFault[],
): ConceptView | undefined {
  const change = desk.changes.get(id);
  const deferred = change?.deferred === true ? change.record : null;
  const record = desk.edited.get(id) ?? desk.live.get(id) ?? deferred;
  if (record === null) return undefined;
  const { faults: _count, ...summary } = summaryOf(record, desk, 0);
  const own = faults.filter(({ conceptId }) => conceptId === id);
  return {
    ...summary,
    revision: desk.draft === undefined ? 0 : (change?.revision ?? 0),
    concept: shownOf(desk.edited.get(id)),
    live: shownOf(desk.live.get(id)),
    shipped: shownOf(desk.shipped.get(id)),
    deferred: shownOf(deferred),
    narrower: concepts(desk.edited, ({ broader }) => broader.includes(id)),
    linked: linkedTo(record, desk.edited),
    faults: own,
  };
}

const concepts = (all: Concepts, isWanted: (record: ConceptRecord) => boolean): readonly ConceptReference[] =>
  [...all.values()].filter(isWanted).map(toReference);

function linkedTo(record: ConceptRecord, all: Concepts): readonly ConceptReference[] {
  const ids = new Set([...record.broader, ...record.related, record.opposite]);
  return concepts(
    all,
    ({ id, broader, related, opposite }) =>
      ids.has(id) || broader.includes(record.id) || related.includes(record.id) || opposite === record.id,
  );
}
