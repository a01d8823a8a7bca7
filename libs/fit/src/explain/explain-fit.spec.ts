import fc from 'fast-check';
import { arbitraryCriteria, arbitraryFacts, CONTEXT } from '../../test/support/arbitrary-fit.js';
import { type Criterion, type Rule } from '../criteria/criterion.js';
import { type CompanyFacts, UNKNOWN_COMPANY } from '../facts/company-facts.js';
import { decideFit } from '../verdict/decide-fit.js';
import { explainCriterion, explainFit } from './explain-fit.js';

function explain(rule: Rule, facts: Partial<CompanyFacts>, confidence = 1): { ko: string; en: string } {
  const criterion: Criterion = {
    id: 'c1',
    polarity: rule.kind === 'exclusion' ? 'excludes' : 'requires',
    rule,
    sentence: '문장',
    span: null,
    confidence,
    origin: 'staff',
  };
  const [result] = decideFit({ ...UNKNOWN_COMPANY, ...facts }, [criterion], CONTEXT).criteria;
  if (result === undefined) throw new Error('no result');
  return explainCriterion(result);
}

const age: Rule = {
  kind: 'firm-age',
  unit: 'years',
  min: { value: 3, inclusive: false },
  max: { value: 7, inclusive: true },
};

describe('explainCriterion', () => {
  it.each([
    [age, { foundedOn: '2021-01-15' }, '업력 3년 초과 7년 이내 조건을 충족합니다(현재 5년 10개월).'],
    [age, {}, '업력 3년 초과 7년 이내 조건은 창업일을 알아야 판단할 수 있습니다.'],
    [age, { preFounder: true }, '아직 창업하지 않아 업력 3년 초과 7년 이내 조건을 충족하지 않습니다.'],
    [
      { kind: 'sales', basis: 'three-year-average', min: null, max: { value: 1.23e10, inclusive: false } },
      { foundedOn: '2025-05-01' },
      '한 해를 채운 매출이 아직 없어 3년 평균 매출액 123억 원 미만 조건을 판단할 수 없습니다.',
    ],
    [
      { kind: 'exclusion', exclusion: 'tax-arrears' },
      { exclusions: { 'tax-arrears': true } },
      '제외 대상인 국세·지방세 체납에 해당합니다.',
    ],
    [
      { kind: 'certificate', certificates: ['venture', 'inno-biz'] },
      { certificates: { venture: false } },
      '벤처기업 확인·이노비즈 인증 조건은 이노비즈 인증 보유 여부를 알아야 판단할 수 있습니다.',
    ],
    [
      { kind: 'region', provinces: ['ulsan'], districts: ['남구'], sites: ['factory'] },
      { sites: [] },
      '울산·남구 소재 공장 조건을 충족하지 않습니다.',
    ],
    [{ kind: 'other' }, {}, '자동으로 읽지 못한 조건은 공고문을 보고 판단해야 합니다.'],
  ] as const)('%j of %j', (rule, facts, ko) => {
    expect(explain(rule, facts).ko).toBe(ko);
  });

  it('says that a reading is not sure', () => {
    const { ko, en } = explain(age, { foundedOn: '2021-01-15' }, 0.5);
    expect(ko).toBe('업력 3년 초과 7년 이내로 읽었으나 확실하지 않으니 공고문을 확인해 주세요.');
    expect(en).toBe(
      'Read as: firm age more than 3 years and at most 7 years, but not for sure; see the notice.',
    );
  });

  it('has a whole sentence in both languages for whatever is decided', () => {
    fc.assert(
      fc.property(arbitraryFacts, arbitraryCriteria, (facts, criteria) => {
        const result = decideFit(facts, criteria, CONTEXT);
        for (const text of [explainFit(result), ...result.criteria.map(explainCriterion)]) {
          expect(text.ko).toMatch(/[다요](?:\(현재 .*\))?\.$/);
          expect(text.en).toMatch(/^[A-Z].*\.$/);
          expect(text.ko + text.en).not.toMatch(/undefined|null|NaN|\[object/);
        }
      }),
    );
  });
});
