import { type ConceptRecord, lintThesaurus, type ThesaurusProblem } from '@jeonghap/alignment';

type FaultCode = ThesaurusProblem['code'];

/** A fault of one concept, with the field that it is mended in. */
export interface ConceptFault {
  readonly conceptId: string;
  readonly code: FaultCode;
  readonly severity: ThesaurusProblem['severity'];
  readonly field: string;
  readonly messageKo: string;
  readonly messageEn: string;
}

type Wording = readonly [field: string, ko: string, en: string];

/** Where a fault is mended, and what it says; `{x}` stands for what the check found. */
const WORDINGS: Readonly<Record<FaultCode, Wording>> = {
  'not-a-record': ['id', '개념의 형식이 아닙니다.', 'This is not a concept.'],
  'missing-key': ['{x}', '빠졌습니다.', 'This is missing.'],
  'unknown-key': ['{x}', '모르는 항목입니다.', 'This is not a field of a concept.'],
  'wrong-type': ['{x}', '값의 형식이 맞지 않습니다.', 'The value is of the wrong type.'],
  'bad-id': [
    'id',
    '‘종류.영문-소문자’ 꼴이어야 합니다.',
    'It must be `type.lower-case-words`, with the type of the concept.',
  ],
  'empty-name': ['{x}', '비워 둘 수 없습니다.', 'This cannot be empty.'],
  'no-wording': [
    'official',
    '공식 표현, 입말, 줄임말 가운데 하나는 있어야 합니다.',
    'One of official, lay and abbreviated wordings is needed.',
  ],
  'unmatched-name': [
    'official',
    '대표어 「{x}」도 표현에 넣어야 글에서 찾습니다.',
    'The preferred term “{x}” must be among the wordings to be found in texts.',
  ],
  'repeated-wording': [
    '{list}',
    '같은 표현이 두 번 있습니다: {wording}',
    'This wording is there twice: {wording}',
  ],
  'one-syllable': [
    '{list}',
    '한 글자 표현은 다른 말에 걸립니다: {wording}',
    'A wording of one syllable is found within other words: {wording}',
  ],
  'grammar-fragment': [
    '{list}',
    '조사나 어미만으로는 쓸 수 없습니다: {wording}',
    'A particle or ending is no wording: {wording}',
  ],
  'bare-number': [
    '{list}',
    '숫자만으로는 쓸 수 없습니다: {wording}',
    'A bare number is no wording: {wording}',
  ],
  'short-pattern': [
    'patterns',
    '함께 나올 말은 서로 다른 두 개 이상이어야 합니다: {x}',
    'A pattern needs at least two different stems: {x}',
  ],
  'long-pattern': [
    'patterns',
    '함께 나올 말은 세 개까지입니다: {x}',
    'A pattern has at most three stems: {x}',
  ],
  'repeated-pattern': ['patterns', '같은 조합이 두 번 있습니다: {x}', 'This pattern is there twice: {x}'],
  'self-link': ['related', '자기 자신과 이을 수 없습니다.', 'A concept cannot be linked to itself.'],
  'duplicate-id': ['id', '같은 번호의 개념이 이미 있습니다.', 'Another concept has this id.'],
  'dangling-link': [
    'related',
    '없는 개념과 이어져 있습니다: {x}',
    'It is linked to a concept that is not there: {x}',
  ],
  'broader-cycle': [
    'broader',
    '상위 개념이 돌고 돕니다: {x}',
    'The broader concepts go round in a circle: {x}',
  ],
  'asymmetric-opposite': [
    'opposite',
    '반대 개념 {x}도 이 개념을 반대로 가리켜야 합니다.',
    'The opposite {x} must name this concept as its opposite too.',
  ],
  'same-polarity': [
    'polarity',
    '반대 개념 {x}과 방향이 같습니다.',
    'The opposite {x} has the same direction.',
  ],
  'missing-polarity': [
    'polarity',
    '반대 개념이 있으면 방향도 정해야 합니다.',
    'With an opposite a direction is needed.',
  ],
  orphan: [
    'related',
    '다른 개념과 하나는 이어져야 합니다.',
    'It must be linked to at least one other concept.',
  ],
  'contradictory-wording': [
    'official',
    '반대 개념과 같은 표현을 씁니다: {x}',
    'It shares a wording with its opposite: {x}',
  ],
  'contradictory-pattern': [
    'patterns',
    '반대 개념과 같은 조합을 씁니다: {x}',
    'It shares a pattern with its opposite: {x}',
  ],
  'displayed-slang': [
    'official',
    '드러내지 않을 속된 말이 있습니다.',
    'It shows a word that is kept as slang and never shown.',
  ],
  'shared-wording': [
    'related',
    '이어지지 않은 개념과 같은 표현을 씁니다: {x}',
    'It shares a wording with a concept that it is not linked to: {x}',
  ],
};

/** Puts a fault of the check into words, at the field that mends it. */
function toConceptFault({ id, code, severity, detail }: ThesaurusProblem): ConceptFault {
  const [list = 'official', ...rest] = detail.split(': ');
  const found = { x: detail, list: list === 'rude' ? 'official' : list, wording: rest.join(': ') };
  const fill = (text: string): string =>
    text.replaceAll('{x}', found.x).replaceAll('{list}', found.list).replaceAll('{wording}', found.wording);
  const [field, ko, en] = WORDINGS[code];
  return { conceptId: id, code, severity, field: fill(field), messageKo: fill(ko), messageEn: fill(en) };
}

/** All faults of a thesaurus, in words. Errors and warnings alike keep it from being published. */
export const faultsOf = (records: readonly ConceptRecord[]): readonly ConceptFault[] =>
  lintThesaurus(records).map(toConceptFault);

/** Ids of the concepts with errors. */
export const faultyConcepts = (records: readonly ConceptRecord[]): ReadonlySet<string> =>
  new Set(
    lintThesaurus(records)
      .filter(({ severity }) => severity === 'error')
      .map(({ id }) => id),
  );

const OWN_CODES: ReadonlySet<FaultCode> = new Set([
  'not-a-record',
  'missing-key',
  'unknown-key',
  'wrong-type',
  'bad-id',
  'empty-name',
  'no-wording',
  'unmatched-name',
  'repeated-wording',
  'one-syllable',
  'grammar-fragment',
  'bare-number',
  'short-pattern',
  'long-pattern',
  'repeated-pattern',
  'self-link',
  'missing-polarity',
]);

/** Faults that a record has on its own, whatever stands beside it. */
export const ownFaultsOf = (record: ConceptRecord): readonly ConceptFault[] =>
  lintThesaurus([record])
    .filter(({ code }) => OWN_CODES.has(code))
    .map(toConceptFault);
