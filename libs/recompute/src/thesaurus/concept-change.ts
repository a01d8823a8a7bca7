import { type ConceptRecord } from '@jeonghap/alignment';

/** What staff did to one concept. */
export interface ConceptChange {
  readonly conceptId: string;
  /** The concept as it is to be; null where it is taken out. */
  readonly record: ConceptRecord | null;
  /** What shipped with the product when the change was made; null for a concept of staff's own. */
  readonly base: ConceptRecord | null;
}

/** How a thesaurus of staff's was carried over to another release's. */
export interface ThesaurusMerge {
  readonly records: readonly ConceptRecord[];
  /** Changes in effect. */
  readonly changes: readonly ConceptChange[];
  /** Changes of concepts that the release changed too: staff's stand, for somebody to look at. */
  readonly conflicts: readonly string[];
  /** Changes that would make the thesaurus faulty with what the release brings, so that they wait. */
  readonly deferred: readonly ConceptChange[];
}

/** Whether two records say the same, in whatever order their keys stand. */
export function isSameConcept(a: ConceptRecord | null, b: ConceptRecord | null): boolean {
  if (a === null || b === null) return a === b;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as ReadonlySet<keyof ConceptRecord>;
  return [...keys].every((key) => JSON.stringify(a[key]) === JSON.stringify(b[key]));
}

const byId = (records: readonly ConceptRecord[]): ReadonlyMap<string, ConceptRecord> =>
  new Map(records.map((record) => [record.id, record]));

const inOrder = (records: Iterable<ConceptRecord>): readonly ConceptRecord[] =>
  [...records].sort((a, b) => (a.id < b.id ? -1 : 1));

/** What leads from one thesaurus to another, by concept, in the order of the ids. */
export function changesBetween(
  from: readonly ConceptRecord[],
  to: readonly ConceptRecord[],
): readonly ConceptChange[] {
  const [before, after] = [byId(from), byId(to)];
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((conceptId) => {
    const [base, record] = [before.get(conceptId) ?? null, after.get(conceptId) ?? null];
    return isSameConcept(base, record) ? [] : [{ conceptId, record, base }];
  });
}

/** A thesaurus with changes made in it; a change counts whatever stood there before. */
export function applyChanges(
  records: readonly ConceptRecord[],
  changes: readonly Pick<ConceptChange, 'conceptId' | 'record'>[],
): readonly ConceptRecord[] {
  const result = new Map(byId(records));
  for (const { conceptId, record } of changes) {
    if (record === null) result.delete(conceptId);
    else result.set(conceptId, record);
  }
  return inOrder(result.values());
}

/** Whether what shipped is no longer what a change was made on, and not what the change says either. */
export function isConflict({ record, base }: ConceptChange, shipped: ConceptRecord | null): boolean {
  return !isSameConcept(base, shipped) && !isSameConcept(record, shipped);
}

/**
 * Carries staff's changes over to what a new release ships, concept by concept: where both changed one, staff's stands and
 * is told as a conflict. Changes at fault in the merged thesaurus wait, so that a release always comes up.
 * @param shipped what the release before shipped, and what this one does
 * @param edited the thesaurus in use
 * @param faultyOf ids of the concepts at fault in a thesaurus
 */
export function mergeRelease(
  shipped: { readonly before: readonly ConceptRecord[]; readonly now: readonly ConceptRecord[] },
  edited: readonly ConceptRecord[],
  faultyOf: (records: readonly ConceptRecord[]) => ReadonlySet<string>,
): ThesaurusMerge {
  const now = byId(shipped.now);
  const wanted = changesBetween(shipped.before, edited).filter(
    ({ conceptId, record }) => !isSameConcept(record, now.get(conceptId) ?? null),
  );
  const [changes, deferred] = soundChanges(shipped.now, wanted, faultyOf);
  const conflicts = changes
    .filter((change) => isConflict(change, now.get(change.conceptId) ?? null))
    .map(({ conceptId }) => conceptId);
  return { records: applyChanges(shipped.now, changes), changes, conflicts, deferred };
}

/** Leaves out changes at fault, one round after another, since others may hang on them. */
function soundChanges(
  shipped: readonly ConceptRecord[],
  wanted: readonly ConceptChange[],
  faultyOf: (records: readonly ConceptRecord[]) => ReadonlySet<string>,
): readonly [sound: readonly ConceptChange[], deferred: readonly ConceptChange[]] {
  let sound = wanted;
  while (sound.length > 0) {
    const faulty = faultyOf(applyChanges(shipped, sound));
    if (faulty.size === 0) break;
    const kept = sound.filter(({ conceptId }) => !faulty.has(conceptId));
    // a fault that stands in a shipped concept comes of a change elsewhere: which one is not known
    sound = kept.length < sound.length ? kept : [];
  }
  const kept = new Set(sound.map(({ conceptId }) => conceptId));
  return [sound, wanted.filter(({ conceptId }) => !kept.has(conceptId))];
}
