import fc from 'fast-check';

import { SMALL_PARAMETERS, smallModel } from '../../test/support/small-model.js';
import { type AskInput, prepareAsk } from '../prepare/prepare-ask.js';
import { type MeasureInput, prepareMeasure } from '../prepare/prepare-measure.js';
import { PART_NAMES } from './part.js';
import { type Alignment, bandOf, scoreAlignment, scoreTenthsOf } from './score-alignment.js';

const model = smallModel();

const MEASURE: MeasureInput = {
  kind: 'programme',
  title: '소상공인 AI 바우처',
  body: '소상공인이 인공지능 솔루션을 도입할 때 이용권을 지급한다. 2028년까지 2천 개사를 지원한다.',
  status: 'open',
};
const ASK: AskInput = { title: '바우처', text: '동네 가게도 인공지능을 쿠폰처럼 쓰게 해 달라.' };

function align(ask: Partial<AskInput> = {}, measure: Partial<MeasureInput> = {}, of = model): Alignment {
  return scoreAlignment(
    prepareAsk({ ...ASK, ...ask }, of),
    prepareMeasure({ ...MEASURE, ...measure }, of),
    of,
  );
}

const words = [
  '바우처',
  '소상공인',
  '인공지능',
  '보조금',
  '규제',
  '완화',
  '울산',
  '제조업',
  '2만 개',
  '5년 안에',
  'AI',
  '풀어',
  '가게',
  '없애',
];
const sentence = fc
  .array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 12 })
  .map((pieces) => pieces.join(' '));
const status = fc.constantFrom('announced', 'in_force', 'open', 'bill', 'closed' as const);
const anyAsk = fc.record({ title: sentence, text: sentence, context: sentence });
const anyMeasure = fc.record({
  kind: fc.constantFrom('programme' as const, 'legislative_item' as const),
  title: sentence,
  body: sentence,
  status,
}) as fc.Arbitrary<MeasureInput>;

describe('scoreAlignment', () => {
  it('scores a measure that answers in other words above one that shares none', () => {
    const answer = align();
    const stranger = align({}, { title: '울산 항만 준설', body: '항만 수심을 유지한다.' });
    expect(answer.scoreTenths).toBeGreaterThan(stranger.scoreTenths + 300);
    expect(stranger.scoreTenths).toBeLessThan(100);
  });

  it('lists the parts in their fixed order and sums them to the score, on any texts', () => {
    fc.assert(
      fc.property(anyAsk, anyMeasure, (ask, measure) => {
        const { parts, scoreTenths, confidence } = scoreAlignment(
          prepareAsk(ask, model),
          prepareMeasure(measure, model),
          model,
        );
        expect(parts.map(({ name }) => name)).toEqual(PART_NAMES);
        expect(parts.reduce((sum, { contributionTenths }) => sum + contributionTenths, 0)).toBe(scoreTenths);
        expect(Number.isInteger(scoreTenths)).toBe(true);
        expect(scoreTenths).toBeGreaterThanOrEqual(0);
        expect(scoreTenths).toBeLessThanOrEqual(1000);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
        expect(Math.round(confidence * 100) / 100).toBe(confidence);
        const weights = parts.reduce((sum, { weightTenths }) => sum + weightTenths, 0);
        expect([0, 1000]).toContain(weights);
      }),
      { numRuns: 300 },
    );
  });

  it('points its evidence into the texts, on any texts', () => {
    fc.assert(
      fc.property(anyAsk, anyMeasure, (ask, measure) => {
        const { evidence } = scoreAlignment(prepareAsk(ask, model), prepareMeasure(measure, model), model);
        for (const pair of evidence) {
          expect(ask[pair.ask.field].slice(pair.ask.start, pair.ask.end)).not.toBe('');
          expect(measure[pair.measure.field].slice(pair.measure.start, pair.measure.end)).not.toBe('');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same bytes for the same input, whatever was scored before', () => {
    const first = JSON.stringify(align());
    align({ text: '울산을 제조업 특구로' });
    expect(JSON.stringify(align())).toBe(first);
    const rebuilt = smallModel();
    expect(JSON.stringify(align({}, {}, rebuilt))).toBe(first);
  });

  it('agrees with scoreTenthsOf', () => {
    fc.assert(
      fc.property(anyAsk, anyMeasure, (ask, measure) => {
        const prepared = [prepareAsk(ask, model), prepareMeasure(measure, model)] as const;
        expect(scoreTenthsOf(...prepared, model)).toBe(scoreAlignment(...prepared, model).scoreTenths);
      }),
      { numRuns: 100 },
    );
  });

  it('names the concept when meaning, not letters, made the match', () => {
    const pair = align().evidence.find(
      ({ ask }) => ask.field === 'text' && ASK.text.slice(ask.start, ask.end).includes('가게'),
    );
    expect(pair).toMatchObject({
      part: 'beneficiary',
      concept: 'beneficiary.small-merchant',
      label: { ko: '소상공인' },
    });
  });

  it('explains each word once: saying a word twice does not raise the score', () => {
    const once = align({ title: '', text: '바우처 달라' });
    const twice = align({ title: '바우처', text: '바우처 바우처 달라', context: '바우처' });
    expect(twice.scoreTenths).toBe(once.scoreTenths);
  });

  it('counts what stands only in the context for less', () => {
    const inText = align({ title: '', text: '울산 항만 바우처' });
    const inContext = align({ title: '', text: '울산 항만', context: '바우처' });
    expect(inContext.scoreTenths).toBeLessThan(inText.scoreTenths);
    expect(inContext.scoreTenths).toBeGreaterThan(align({ title: '', text: '울산 항만' }).scoreTenths);
  });

  it('gives no weight to parts the ask gives no cause for', () => {
    const weight = (alignment: Alignment, name: string): number =>
      alignment.parts.find((part) => part.name === name)?.weightTenths ?? -1;
    expect(weight(align(), 'quantity')).toBe(0);
    expect(weight(align({ text: '바우처 2만 개' }), 'quantity')).toBeGreaterThan(0);
    expect(weight(align(), 'meaning')).toBe(0);
  });

  it('flags the opposite direction and caps the score with a part of its own', () => {
    const ask = {
      title: '클라우드 보안인증 규제 완화',
      text: '클라우드 보안인증 의무를 없애고 풀어 달라. 허용해 달라.',
    };
    const measure: Partial<MeasureInput> = {
      kind: 'legislative_item',
      title: '클라우드 보안인증 의무 강화',
      body: '클라우드 보안인증을 의무로 하고 위반하면 과태료를 부과한다. 제한과 처벌을 둔다.',
    };
    const against = align(ask, measure);
    expect(against.opposes).toBe(true);
    expect(against.scoreTenths).toBe(SMALL_PARAMETERS.direction.capTenths);
    expect(against.parts.at(-1)).toMatchObject({ name: 'direction', signal: 1 });
    expect(against.parts.at(-1)?.contributionTenths).toBeLessThan(0);
    const along = align(ask, {
      ...measure,
      title: '클라우드 보안인증 완화',
      body: '클라우드 보안인증을 면제하고 완화한다.',
    });
    expect(along.opposes).toBe(false);
  });

  it('finds a measure through the wordings of confirmed matches', () => {
    const ask = { title: '', text: '떡집 기계 값' };
    expect(align(ask, { aliases: ['떡집 기계 값'] }).scoreTenths).toBeGreaterThan(
      align(ask).scoreTenths + 100,
    );
  });

  it('scores an empty ask zero', () => {
    const empty = align({ title: '', text: ' ' });
    expect(empty.scoreTenths).toBe(0);
    expect(empty.evidence).toEqual([]);
    expect(prepareAsk({ title: '', text: '' }, model).readable).toBe(false);
  });
});

describe('bandOf', () => {
  it.each([
    [700, 'strong'],
    [699, 'partial'],
    [450, 'partial'],
    [449, 'weak'],
    [250, 'weak'],
    [249, 'none'],
  ])('puts %i into %s', (score, band) => {
    expect(bandOf(score, model)).toBe(band);
  });
});
