import { CONCEPT_TYPES } from './concept-record.js';
import type { ConceptRecord, ConceptType } from './concept-record.js';
import { toPatternKey, toWordingKey, WORDING_LISTS, wordingKeysOf } from './wording.js';

export interface ThesaurusStatistics {
  readonly concepts: number;
  readonly conceptsByType: Readonly<Record<ConceptType, number>>;
  /** Distinct wordings over all records, after normalisation. */
  readonly wordings: number;
  readonly wordingsByList: Readonly<Record<(typeof WORDING_LISTS)[number], number>>;
  /** Distinct patterns over all records, whatever the order of their stems. */
  readonly patterns: number;
  /** Mean number of broader and related links a concept has, counted from both ends. */
  readonly meanLinks: number;
  readonly oppositePairs: number;
  /** Concepts with fewer than three broader or related links, counted from both ends. */
  readonly sparselyLinked: number;
}

function countLinks(records: readonly ConceptRecord[]): ReadonlyMap<string, number> {
  const neighbours = new Map(records.map((record) => [record.id, new Set<string>()]));
  for (const record of records) {
    for (const target of [...record.broader, ...record.related]) {
      neighbours.get(record.id)?.add(target);
      neighbours.get(target)?.add(record.id);
    }
  }
  return new Map([...neighbours].map(([id, set]) => [id, set.size]));
}

/** Sizes of a linted thesaurus. */
export function measureThesaurus(records: readonly ConceptRecord[]): ThesaurusStatistics {
  const links = [...countLinks(records).values()];
  const byType = CONCEPT_TYPES.map((type) => [type, records.filter((r) => r.type === type).length] as const);
  const byList = WORDING_LISTS.map((list) => {
    const keys = records.flatMap((record) => record[list] ?? []).map(toWordingKey);
    return [list, new Set(keys).size] as const;
  });
  return {
    concepts: records.length,
    conceptsByType: Object.fromEntries(byType) as Record<ConceptType, number>,
    wordings: new Set(records.flatMap((record) => [...wordingKeysOf(record)])).size,
    wordingsByList: Object.fromEntries(byList) as Record<(typeof WORDING_LISTS)[number], number>,
    patterns: new Set(records.flatMap((record) => record.patterns.map(toPatternKey))).size,
    meanLinks: links.length === 0 ? 0 : links.reduce((sum, count) => sum + count, 0) / links.length,
    oppositePairs: records.filter((record) => record.opposite !== null).length / 2,
    sparselyLinked: links.filter((count) => count < 3).length,
  };
}
