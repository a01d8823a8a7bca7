import fc from 'fast-check';
import {
  type AlignmentModel,
  type AskInput,
  type MeasureInput,
  type MeasureStatus,
} from '../../src/index.js';

/** Words as they stand in our texts: wordings of every kind, words with numbers, laws, stops, names nobody knows. */
export function arbitraryWord(model: AlignmentModel): fc.Arbitrary<string> {
  const wordings = model.concepts.flatMap(({ official, lay, abbr }) => [...official, ...lay, ...abbr]);
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...wordings) },
    { weight: 3, arbitrary: fc.constantFrom(...COMMON) },
    {
      weight: 1,
      arbitrary: fc.string({ unit: fc.constantFrom(...Array.from('가나다라마바사기업지원')), maxLength: 4 }),
    },
    { weight: 1, arbitrary: fc.constantFrom('2만 개', '100억 원', '2027년까지', '40%', '3년 안에') },
    {
      weight: 1,
      arbitrary: fc.constantFrom('「인공지능 기본법」', '저작권법 제35조의5', '부산', '전국', 'GPU', '.'),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom('규제를 완화', '예산을 줄여', '의무를 강화', '폐지하라', '금지'),
    },
  );
}

const COMMON = [
  '지원해 달라',
  '사업을',
  '기업이',
  'AI',
  '인공지능을',
  '늘려',
  '정부가',
  '필요하다',
  '확대',
  '중소기업',
];

const text = (model: AlignmentModel, maxLength: number): fc.Arbitrary<string> =>
  fc.array(arbitraryWord(model), { maxLength }).map((words) => words.join(' '));

export function arbitraryAsk(model: AlignmentModel): fc.Arbitrary<AskInput> {
  const overrides = fc.option(
    fc.record({ instrument: fc.constantFrom<readonly string[]>([], ['바우처'], ['instrument.voucher']) }),
    { nil: undefined, freq: 8 },
  );
  return fc
    .tuple(text(model, 4), text(model, 12), text(model, 8), overrides)
    .map(([title, body, context, facetOverrides]) => ({
      title,
      text: body,
      context,
      ...(facetOverrides === undefined ? {} : { facetOverrides }),
    }));
}

const STATUSES: readonly MeasureStatus[] = ['in_force', 'open', 'closed', 'planned', 'bill'];

export function arbitraryMeasure(model: AlignmentModel): fc.Arbitrary<MeasureInput> {
  return fc.record({
    kind: fc.constantFrom('programme' as const, 'legislative_item' as const),
    title: text(model, 5),
    body: text(model, 20),
    status: fc.constantFrom(...STATUSES),
    regions: fc.constantFrom<readonly string[]>([], ['부산'], ['전국'], ['어느 곳']),
    aliases: fc.array(text(model, 3), { maxLength: 2 }),
  });
}
