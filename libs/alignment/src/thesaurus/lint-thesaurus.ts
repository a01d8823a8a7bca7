import type { ConceptRecord } from './concept-record.js';
import { lintLinks } from './lint-links.js';
import { checkRecordShape, lintRecord } from './lint-record.js';
import type { ThesaurusProblem } from './thesaurus-problem.js';

function findDuplicateIds(records: readonly ConceptRecord[]): readonly ThesaurusProblem[] {
  const seen = new Set<string>();
  const found: ThesaurusProblem[] = [];
  for (const { id } of records) {
    if (seen.has(id)) found.push({ severity: 'error', code: 'duplicate-id', id, detail: 'used before' });
    seen.add(id);
  }
  return found;
}

/**
 * Every fault of a thesaurus, in input order within each kind of check. An empty list means it may be shipped.
 *
 * @param records parsed JSON values, one per line of the data files; their shape is not trusted
 */
export function lintThesaurus(records: readonly unknown[]): readonly ThesaurusProblem[] {
  const problems: ThesaurusProblem[] = [];
  const sound: ConceptRecord[] = [];
  records.forEach((value, position) => {
    const check = checkRecordShape(value, position);
    if (check.kind === 'invalid') problems.push(...check.problems);
    else sound.push(check.record);
  });
  return [...problems, ...sound.flatMap(lintRecord), ...findDuplicateIds(sound), ...lintLinks(sound)];
}
