import type { ConceptRecord } from './concept-record.js';
import type { ProblemCode, ProblemSeverity, ThesaurusProblem } from './thesaurus-problem.js';
import { toPatternKey, toWordingKey, wordingKeysOf } from './wording.js';

type RecordsById = ReadonlyMap<string, ConceptRecord>;

const problem = (
  id: string,
  code: ProblemCode,
  detail: string,
  severity: ProblemSeverity = 'error',
): ThesaurusProblem => ({ severity, code, id, detail });

function linksOf(record: ConceptRecord): readonly string[] {
  return [...record.broader, ...record.related, ...(record.opposite === null ? [] : [record.opposite])];
}

function areOpposites(a: ConceptRecord, b: ConceptRecord): boolean {
  return a.opposite === b.id || b.opposite === a.id;
}

function areLinked(a: ConceptRecord, b: ConceptRecord): boolean {
  return linksOf(a).includes(b.id) || linksOf(b).includes(a.id);
}

function lintTargets(records: readonly ConceptRecord[], byId: RecordsById): readonly ThesaurusProblem[] {
  return records.flatMap((record) =>
    linksOf(record)
      .filter((target) => !byId.has(target))
      .map((target) => problem(record.id, 'dangling-link', target)),
  );
}

function lintOpposites(records: readonly ConceptRecord[], byId: RecordsById): readonly ThesaurusProblem[] {
  return records.flatMap((record) => {
    const other = record.opposite === null ? undefined : byId.get(record.opposite);
    if (other === undefined) return [];
    const found: ThesaurusProblem[] = [];
    if (other.opposite !== record.id) found.push(problem(record.id, 'asymmetric-opposite', other.id));
    if (record.polarity !== null && record.polarity === other.polarity) {
      found.push(problem(record.id, 'same-polarity', other.id));
    }
    return found;
  });
}

function lintCycles(records: readonly ConceptRecord[], byId: RecordsById): readonly ThesaurusProblem[] {
  const done = new Set<string>();
  const found: ThesaurusProblem[] = [];
  const visit = (id: string, path: readonly string[]): void => {
    if (path.includes(id)) {
      found.push(problem(id, 'broader-cycle', [...path.slice(path.indexOf(id)), id].join(' > ')));
      return;
    }
    if (done.has(id)) return;
    for (const parent of byId.get(id)?.broader ?? []) visit(parent, [...path, id]);
    done.add(id);
  };
  for (const record of records) visit(record.id, []);
  return found;
}

function lintOrphans(records: readonly ConceptRecord[]): readonly ThesaurusProblem[] {
  const pointedAt = new Set(records.flatMap(linksOf));
  return records
    .filter((record) => linksOf(record).length === 0 && !pointedAt.has(record.id))
    .map((record) => problem(record.id, 'orphan', 'no broader, related or opposite in either direction'));
}

function groupByKey(
  records: readonly ConceptRecord[],
  keysOf: (record: ConceptRecord) => Iterable<string>,
): ReadonlyMap<string, readonly ConceptRecord[]> {
  const groups = new Map<string, ConceptRecord[]>();
  for (const record of records) {
    for (const key of new Set(keysOf(record))) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [record]);
      else group.push(record);
    }
  }
  return groups;
}

function lintSharedKeys(
  groups: ReadonlyMap<string, readonly ConceptRecord[]>,
  judge: (a: ConceptRecord, b: ConceptRecord, key: string) => ThesaurusProblem | undefined,
): readonly ThesaurusProblem[] {
  const found: ThesaurusProblem[] = [];
  for (const [key, group] of groups) {
    group.forEach((a, index) => {
      for (const b of group.slice(index + 1)) {
        const verdict = judge(a, b, key);
        if (verdict !== undefined) found.push(verdict);
      }
    });
  }
  return found;
}

function lintSharedWordings(records: readonly ConceptRecord[]): readonly ThesaurusProblem[] {
  return lintSharedKeys(groupByKey(records, wordingKeysOf), (a, b, key) => {
    const detail = `"${key}" is also in ${b.id}`;
    if (areOpposites(a, b)) return problem(a.id, 'contradictory-wording', detail);
    return areLinked(a, b) ? undefined : problem(a.id, 'shared-wording', detail, 'warning');
  });
}

function lintSharedPatterns(records: readonly ConceptRecord[]): readonly ThesaurusProblem[] {
  const groups = groupByKey(records, (record) => record.patterns.map(toPatternKey));
  return lintSharedKeys(groups, (a, b, key) =>
    areOpposites(a, b) ? problem(a.id, 'contradictory-pattern', `[${key}] is also in ${b.id}`) : undefined,
  );
}

function lintSlang(records: readonly ConceptRecord[]): readonly ThesaurusProblem[] {
  const slang = new Set(records.flatMap((record) => record.rude ?? []).map(toWordingKey));
  return records.flatMap((record) =>
    [record.ko, record.en, ...record.official, ...record.lay, ...record.abbr, ...record.en_alt]
      .filter((wording) => slang.has(toWordingKey(wording)))
      .map((wording) => problem(record.id, 'displayed-slang', `"${wording}"`)),
  );
}

/**
 * Faults between records: links that lead nowhere or round in a circle, opposites that disagree, concepts
 * without any link, wordings that two contradictory or two unlinked concepts claim, slang shown elsewhere.
 */
export function lintLinks(records: readonly ConceptRecord[]): readonly ThesaurusProblem[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  return [
    ...lintTargets(records, byId),
    ...lintOpposites(records, byId),
    ...lintCycles(records, byId),
    ...lintOrphans(records),
    ...lintSharedWordings(records),
    ...lintSharedPatterns(records),
    ...lintSlang(records),
  ];
}
