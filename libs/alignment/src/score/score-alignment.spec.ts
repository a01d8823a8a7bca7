import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parseThesaurus } from '../concepts/parse-thesaurus.js';
import { type CoverageInput, decideCoverage } from '../decide/decide-coverage.js';
import { explainAlignment, explainCoverage } from '../explain/explain.js';
import { buildModel, type CorpusStatistics } from '../model/build-model.js';
import { type ModelParameters } from '../model/parameters.js';
import { prepareAsk } from '../prepare/prepare-ask.js';
import { type MeasureInput, prepareMeasure } from '../prepare/prepare-measure.js';
import { scoreAlignment } from './score-alignment.js';

const root = path.join(__dirname, '..', '..');
const json = (name: string): unknown => JSON.parse(readFileSync(path.join(root, 'assets', name), 'utf8'));
const model = buildModel({
  thesaurus: readdirSync(path.join(root, 'thesaurus'))
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => [...parseThesaurus(readFileSync(path.join(root, 'thesaurus', name), 'utf8'))]),
  parameters: json('parameters.json') as ModelParameters,
  statistics: json('statistics.json') as CorpusStatistics,
});
const measure = (title: string, body: string, over: Partial<MeasureInput> = {}) =>
  prepareMeasure({ kind: 'programme', title, body, status: 'open', ...over }, model);
const ask = (text: string) => prepareAsk({ title: '', text }, model);
const voucherAsk = ask('소상공인이 AI를 쓸 수 있도록 AI 바우처를 늘려 달라.');
const voucher = measure('AI 바우처 지원', '소상공인과 중소기업에 AI 솔루션 이용권을 준다.');
const harbour = measure('항만 정비', '낡은 방파제를 고친다.', { kind: 'legislative_item', status: 'bill' });
const asInput = (measureId: string, alignment: ReturnType<typeof scoreAlignment>): CoverageInput => ({
  measureId,
  ...alignment,
});

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        'AI 바우처를 ',
        '늘려 ',
        '줄여 ',
        '달라. ',
        '2만 개 ',
        '울산 ',
        '규제 완화 ',
        '😀',
        '\ud800',
        '\0',
      ),
    )
    .map((pieces) => pieces.join('')),
);

describe('scoreAlignment', () => {
  it('puts a measure on the same thing above one on another', () => {
    const near = scoreAlignment(voucherAsk, voucher, model);
    const far = scoreAlignment(voucherAsk, harbour, model);
    expect(near.scoreTenths).toBeGreaterThan(far.scoreTenths + 200);
    expect(near.confidence).toBeGreaterThan(far.confidence);
  });

  it('sums its parts exactly, keeps within bounds, points into the texts and repeats itself, for any texts', () => {
    fc.assert(
      fc.property(text, text, text, (askText, title, body) => {
        const prepared = ask(askText);
        const alignment = scoreAlignment(prepared, measure(title, body), model);
        const sum = alignment.parts.reduce((total, part) => total + part.contributionTenths, 0);
        expect(sum).toBe(alignment.scoreTenths);
        expect(alignment.scoreTenths).toBeGreaterThanOrEqual(0);
        expect(alignment.scoreTenths).toBeLessThanOrEqual(1000);
        for (const { ask: from, measure: to } of alignment.evidence) {
          const askField = from.field === 'text' ? askText : '';
          const measureField = to.field === 'title' ? title : body;
          expect(from.start >= 0 && from.start < from.end && from.end <= askField.length).toBe(true);
          expect(to.start >= 0 && to.start < to.end && to.end <= measureField.length).toBe(true);
        }
        expect(scoreAlignment(ask(askText), measure(title, body), model)).toEqual(alignment);
      }),
      { numRuns: 150 },
    );
  });
});

describe('decideCoverage', () => {
  it('cannot judge an ask that says nothing, and finds a gap where nothing answers', () => {
    expect(decideCoverage(ask('😀'), [], model).status).toBe('insufficient');
    expect(decideCoverage(voucherAsk, [], model).status).toBe('gap');
    const far = asInput('b', scoreAlignment(voucherAsk, harbour, model));
    expect(decideCoverage(voucherAsk, [far], model).status).toBe('gap');
  });

  it('lets a person decide before the score, either way', () => {
    const near = asInput('a', scoreAlignment(voucherAsk, voucher, model));
    const far = asInput('b', scoreAlignment(voucherAsk, harbour, model));
    expect(decideCoverage(voucherAsk, [{ ...near, review: 'rejected' }], model).status).toBe('gap');
    expect(decideCoverage(voucherAsk, [{ ...far, review: 'confirmed' }], model).best).toEqual(['b']);
  });

  it('does not depend on the order of the alignments', () => {
    const inputs = [
      asInput('a', scoreAlignment(voucherAsk, voucher, model)),
      asInput('b', scoreAlignment(voucherAsk, harbour, model)),
    ];
    expect(decideCoverage(voucherAsk, [...inputs].reverse(), model)).toEqual(
      decideCoverage(voucherAsk, inputs, model),
    );
  });
});

describe('explanations', () => {
  it('are one sentence in each language that names the measure', () => {
    const near = scoreAlignment(voucherAsk, voucher, model);
    const sentence = explainAlignment(near, {
      measureTitle: 'AI 바우처 지원',
      measureTitleEn: 'AI vouchers',
    });
    expect(sentence.ko).toMatch(/AI 바우처 지원.*[다요]\.$|AI 바우처 지원.*\)\.$/);
    expect(sentence.en).toContain('AI vouchers');
    const coverage = explainCoverage(decideCoverage(voucherAsk, [], model), { titles: {} });
    expect(coverage.ko).toMatch(/[가-힣]/);
    expect(coverage.en).toMatch(/^[A-Z]/);
  });
});
