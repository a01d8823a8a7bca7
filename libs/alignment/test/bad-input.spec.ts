import {
  decideCoverage,
  explainAlignment,
  explainCoverage,
  prepareAsk,
  prepareMeasure,
} from '../src/index.js';
import { scoreAlignment, splitAsks } from '../src/index.js';
import { shippedModel } from './support/shipped-model.js';

const model = shippedModel();
const measure = prepareMeasure(
  {
    kind: 'programme',
    status: 'open',
    title: 'AI 바우처 지원사업',
    body: '중소기업의 인공지능 도입 비용을 지원한다.',
  },
  model,
);

/** Texts nobody should send, and somebody will. */
const BAD_TEXTS: readonly (readonly [name: string, text: string])[] = [
  ['empty', ''],
  ['blank', ' \n\t\u3000'],
  ['emoji only', '🤖🚀👍🏽👨‍👩‍👧‍👦'],
  ['one character', '값'],
  ['one lone jamo', 'ㄱ'],
  ['punctuation', '!?…·「」()%'],
  ['control characters', '\u0000\u0001\u001b[31m\u0007\u007f'],
  ['right to left', '\u202eمرحبا بالعالم שלום\u202c'],
  ['lone surrogates', '\ud83d \udc00 지원'],
  ['combining marks', `가${'\u0301'.repeat(2_000)}`],
  ['all English', 'Please extend AI vouchers to small manufacturers in Ulsan.'],
  ['unspaced', '중소기업이인공지능을쓸수있게바우처를두배로늘려달라'.repeat(50)],
  ['one endless word', '가'.repeat(300_000)],
  ['1 MB of one sentence', '인공지능 바우처를 넓혀 달라. '.repeat(23_000)],
  ['100,000 different words', Array.from({ length: 100_000 }, (_, at) => `낱말${String(at)}`).join(' ')],
  ['nothing but digits', '1234567890'.repeat(10_000)],
  ['endless brackets', '「'.repeat(50_000)],
];

describe('bad input', () => {
  it.each(BAD_TEXTS)('gets a defined answer: %s', (_name, text) => {
    const ask = prepareAsk({ title: '', text }, model);
    const alignment = scoreAlignment(ask, measure, model);
    expect(alignment.scoreTenths).toBeGreaterThanOrEqual(0);
    expect(alignment.scoreTenths).toBeLessThanOrEqual(1000);
    expect(alignment.parts.reduce((sum, part) => sum + part.contributionTenths, 0)).toBe(
      alignment.scoreTenths,
    );
    expect(explainAlignment(alignment, { measureTitle: 'AI 바우처 지원사업' }).ko).not.toBe('');
    const coverage = decideCoverage(ask, [{ measureId: 'm', ...alignment }], model);
    expect(coverage.status === 'insufficient').toBe(!ask.readable);
    expect(explainCoverage(coverage, { titles: { m: { ko: '가', en: 'a' } } }).ko).not.toBe('');
    expect(splitAsks(text, model).length).toBeLessThan(1_000_000);
    const answered = prepareMeasure(
      { kind: 'programme', status: 'open', title: text.slice(0, 500), body: text },
      model,
    );
    expect(
      scoreAlignment(prepareAsk({ title: 'AI 바우처', text: '늘려 달라' }, model), answered, model),
    ).toBeDefined();
  });

  it.each(['', ' ', '🤖🚀', '!?…', '\u0000\u0001', '값'])('is insufficient: %j', (text) => {
    const ask = prepareAsk({ title: '', text }, model);
    const coverage = decideCoverage(ask, [], model);
    expect([coverage.status, coverage.reason]).toEqual(['insufficient', 'unreadable']);
    expect(explainCoverage(coverage, { titles: {} }).ko).toBe('요구 내용을 판단할 자료가 부족합니다.');
  });
});
