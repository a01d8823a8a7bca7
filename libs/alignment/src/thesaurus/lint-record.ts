import { CONCEPT_TYPES } from './concept-record.js';
import type { ConceptRecord } from './concept-record.js';
import type { ProblemCode, ThesaurusProblem } from './thesaurus-problem.js';
import { findMisfire, toPatternKey, toWordingKey, WORDING_LISTS } from './wording.js';

const CONCEPT_TYPE_SET: ReadonlySet<string> = new Set(CONCEPT_TYPES);
const ID_PATTERN = /^(?<type>[a-z]+(?:-[a-z]+)*)\.[a-z0-9]+(?:-[a-z0-9]+)*$/u;
/** Names that join two wordings or carry a note are for display only. */
const COMPOSITE_NAME = /[·(]/u;
const MIN_PATTERN_STEMS = 2;
const MAX_PATTERN_STEMS = 3;

export type RecordCheck =
  | { readonly kind: 'record'; readonly record: ConceptRecord }
  | { readonly kind: 'invalid'; readonly problems: readonly ThesaurusProblem[] };

function isStringList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isString = (value: unknown): boolean => typeof value === 'string';

/** What a key may hold; a key that is not there is reported elsewhere. */
const TYPE_CHECKS: Readonly<Record<string, (value: unknown) => boolean>> = {
  id: isString,
  type: isString,
  ko: isString,
  en: isString,
  official: isStringList,
  lay: isStringList,
  abbr: isStringList,
  en_alt: isStringList,
  rude: isStringList,
  patterns: (value) => Array.isArray(value) && value.every(isStringList),
  broader: isStringList,
  related: isStringList,
  polarity: (value) => value === null || value === '+' || value === '-',
  opposite: (value) => value === null || isString(value),
};

const OPTIONAL_KEYS: ReadonlySet<string> = new Set(['rude']);
const REQUIRED_KEYS = Object.keys(TYPE_CHECKS).filter((key) => !OPTIONAL_KEYS.has(key));

function findWrongTypes(value: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(TYPE_CHECKS)
    .filter(([key, accepts]) => key in value && !accepts(value[key]))
    .map(([key]) => key);
}

/**
 * Decides whether a parsed JSON value has the shape of a concept record: every key there and of its type, no
 * other key. Only such a record can be checked further.
 *
 * @param position zero-based place in the input, names a record without an id
 */
export function checkRecordShape(value: unknown, position: number): RecordCheck {
  const place = `#${String(position)}`;
  const id = isObject(value) && typeof value['id'] === 'string' ? value['id'] : place;
  const fault = (code: ProblemCode, detail: string): ThesaurusProblem => ({
    severity: 'error',
    code,
    id,
    detail,
  });
  if (!isObject(value)) return { kind: 'invalid', problems: [fault('not-a-record', typeof value)] };
  const problems = [
    ...REQUIRED_KEYS.filter((key) => !(key in value)).map((key) => fault('missing-key', key)),
    ...Object.keys(value)
      .filter((key) => !Object.hasOwn(TYPE_CHECKS, key))
      .map((key) => fault('unknown-key', key)),
    ...findWrongTypes(value).map((key) => fault('wrong-type', key)),
  ];
  if (problems.length > 0) return { kind: 'invalid', problems };
  return { kind: 'record', record: value as unknown as ConceptRecord };
}

function lintWordings(record: ConceptRecord): readonly (readonly [ProblemCode, string])[] {
  const found: (readonly [ProblemCode, string])[] = [];
  const seen = new Set([toWordingKey(record.en)]);
  for (const list of WORDING_LISTS) {
    for (const wording of record[list] ?? []) {
      const key = toWordingKey(wording);
      const misfire = findMisfire(wording);
      if (misfire !== undefined) found.push([misfire, `${list}: "${wording}"`]);
      if (seen.has(key)) found.push(['repeated-wording', `${list}: "${wording}"`]);
      seen.add(key);
    }
  }
  if (record.official.length + record.lay.length + record.abbr.length === 0) {
    found.push(['no-wording', 'official, lay and abbr are all empty']);
  } else if (!COMPOSITE_NAME.test(record.ko) && !seen.has(toWordingKey(record.ko))) {
    found.push(['unmatched-name', record.ko]);
  }
  return found;
}

function lintPatterns(record: ConceptRecord): readonly (readonly [ProblemCode, string])[] {
  const found: (readonly [ProblemCode, string])[] = [];
  const seen = new Set<string>();
  for (const pattern of record.patterns) {
    const shown = `[${pattern.join(', ')}]`;
    const stems = new Set(pattern.map(toWordingKey).filter((stem) => stem !== ''));
    if (stems.size < MIN_PATTERN_STEMS) found.push(['short-pattern', shown]);
    if (pattern.length > MAX_PATTERN_STEMS) found.push(['long-pattern', shown]);
    const key = toPatternKey(pattern);
    if (seen.has(key)) found.push(['repeated-pattern', shown]);
    seen.add(key);
  }
  return found;
}

/** Faults a record has on its own: id, names, wordings that would misfire, patterns, links to itself. */
export function lintRecord(record: ConceptRecord): readonly ThesaurusProblem[] {
  const found: (readonly [ProblemCode, string])[] = [];
  if (!CONCEPT_TYPE_SET.has(record.type) || ID_PATTERN.exec(record.id)?.groups?.['type'] !== record.type) {
    found.push(['bad-id', `type "${record.type}"`]);
  }
  if (record.ko.trim() === '') found.push(['empty-name', 'ko']);
  if (record.en.trim() === '') found.push(['empty-name', 'en']);
  found.push(...lintWordings(record), ...lintPatterns(record));
  if ([...record.broader, ...record.related, record.opposite].includes(record.id)) {
    found.push(['self-link', 'links to itself']);
  }
  if (record.opposite !== null && record.polarity === null) found.push(['missing-polarity', record.opposite]);
  return found.map(([code, detail]) => ({ severity: 'error', code, id: record.id, detail }));
}
