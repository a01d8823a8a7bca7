import { CONCEPT_TYPES } from './concept-record.js';
import type { ConceptRecord } from './concept-record.js';
import type { ProblemCode, ThesaurusProblem } from './thesaurus-problem.js';
import { findMisfire, toPatternKey, toWordingKey, WORDING_LISTS } from './wording.js';

const STRING_LISTS = ['official', 'lay', 'abbr', 'en_alt', 'broader', 'related'] as const;
const REQUIRED_KEYS = [
  'id',
  'type',
  'ko',
  'en',
  ...STRING_LISTS,
  'patterns',
  'polarity',
  'opposite',
] as const;
const KNOWN_KEYS: ReadonlySet<string> = new Set([...REQUIRED_KEYS, 'rude']);
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

function findWrongTypes(value: Readonly<Record<string, unknown>>): readonly string[] {
  const lists = value['rude'] === undefined ? STRING_LISTS : [...STRING_LISTS, 'rude'];
  const wrong: string[] = lists.filter((key) => key in value && !isStringList(value[key]));
  for (const key of ['id', 'type', 'ko', 'en']) {
    if (key in value && typeof value[key] !== 'string') wrong.push(key);
  }
  const { patterns, polarity, opposite } = value;
  if (patterns !== undefined && !(Array.isArray(patterns) && patterns.every(isStringList)))
    wrong.push('patterns');
  if (polarity !== undefined && polarity !== null && polarity !== '+' && polarity !== '-')
    wrong.push('polarity');
  if (opposite !== undefined && opposite !== null && typeof opposite !== 'string') wrong.push('opposite');
  return wrong;
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
      .filter((key) => !KNOWN_KEYS.has(key))
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
