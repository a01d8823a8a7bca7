import { smallModel } from '../../test/support/small-model.js';
import { type AskCoverage, type CoverageReason } from '../decide/decide-coverage.js';
import { prepareAsk } from '../prepare/prepare-ask.js';
import { prepareMeasure } from '../prepare/prepare-measure.js';
import { type Alignment, scoreAlignment } from '../score/score-alignment.js';
import { explainAlignment, explainCoverage, formatScore } from './explain.js';

const model = smallModel();

function alignment(changes: Partial<Alignment> = {}): Alignment {
  const ask = prepareAsk({ title: '', text: '울산 소상공인 바우처 2만 개' }, model);
  const measure = prepareMeasure(
    {
      kind: 'programme',
      title: '소상공인 바우처',
      body: '2천 개를 지급한다.',
      status: 'open',
      regions: ['대구'],
    },
    model,
  );
  return { ...scoreAlignment(ask, measure, model), ...changes };
}

function coverage(reason: CoverageReason, changes: Partial<AskCoverage> = {}): AskCoverage {
  const params = { scoreTenths: 700, measureStatus: 'bill' } as const;
  return { status: 'partial', missing: [], best: ['a'], opposing: [], reason, params, ...changes };
}

const titles = { a: { ko: 'AX 바우처', en: 'AX voucher' } };

describe('explainAlignment', () => {
  it('says how well, through what and what is short or missing', () => {
    const { ko, en } = explainAlignment(alignment({ scoreTenths: 512, band: 'partial' }), {
      measureTitle: '소상공인 바우처',
      measureTitleEn: 'Voucher for small merchants',
    });
    expect(ko).toBe(
      '‘소상공인 바우처’는 핵심 내용·정책 수단·수혜자가 맞닿아 요구에 일부 들어맞으나(51.2점) 규모는 2만 개 요구에 2천 개이고 지역은 확인되지 않습니다.',
    );
    expect(en).toBe(
      '“Voucher for small merchants” matches part of the ask (51.2 points) through focus, instrument and beneficiary; asked for 2만 개, offered 2천 개; region not found.',
    );
  });

  it('says when a measure goes the other way', () => {
    const { ko, en } = explainAlignment(alignment({ opposes: true, scoreTenths: 400 }), {
      measureTitle: 'AI 기본법(안)',
    });
    expect(ko).toBe(
      '‘AI 기본법(안)’은 같은 대상을 요구와 반대 방향으로 다루고 있어 점수를 40점으로 제한했습니다.',
    );
    expect(en).toContain('in the opposite direction');
  });
});

describe('explainCoverage', () => {
  it.each([
    ['unreadable', '요구 내용을 판단할 자료가 부족합니다.'],
    ['nothing-found', '이 요구에 대응하는 사업이나 입법 과제를 찾지 못했습니다.'],
    ['only-weak', '비슷한 대응 수단은 있으나 이 요구에 답하는 것은 없습니다.'],
    ['only-opposing', '이 요구와 반대 방향인 대응 수단만 있습니다.'],
    ['not-yet-live', '‘AX 바우처’가 이 요구에 답하지만 아직 법안 계류 단계입니다.'],
    ['facets-missing', '‘AX 바우처’가 일부 답하고 있으나 요구 전부를 채우지는 못합니다.'],
    ['answered', '‘AX 바우처’가 이 요구에 답하고 있습니다.'],
    ['confirmed', '‘AX 바우처’가 이 요구에 답하고 있습니다(담당자 확인).'],
    ['confirmed-partly', '‘AX 바우처’가 일부 답하고 있으나 요구 전부를 채우지는 못합니다(담당자 확인).'],
  ] as const)('%s', (reason, sentence) => {
    const { ko, en } = explainCoverage(coverage(reason), { titles });
    expect(ko).toBe(sentence);
    expect(en).toMatch(/^[^가-힣]+\.$/);
  });

  it('names what is missing with the right particle', () => {
    const partly = coverage('facets-missing', { missing: ['region', 'quantity'] });
    expect(explainCoverage(partly, { titles }).ko).toBe(
      '‘AX 바우처’가 일부 답하고 있으나 지역·규모가 빠져 있습니다.',
    );
    const waiting = coverage('not-yet-live', { missing: ['instrument'] });
    expect(explainCoverage(waiting, { titles }).ko).toBe(
      '‘AX 바우처’가 이 요구에 답하지만 정책 수단이 빠져 있고 아직 법안 계류 단계입니다.',
    );
    expect(explainCoverage(waiting, { titles }).en).toBe(
      '“AX voucher” answers the ask but is only pending bill so far, and lacks instrument.',
    );
  });
});

describe('formatScore', () => {
  it.each([
    [734, '73.4'],
    [700, '70'],
    [5, '0.5'],
    [0, '0'],
  ])('%i → %s', (tenths, text) => {
    expect(formatScore(tenths)).toBe(text);
  });
});
