import { isAnswered, readAnswer, toDraft, unknownFacts } from './fit-drafts.js';
import { FIT_STEPS, stepAfter, stepOfFact, toFitSearch } from './fit-steps.js';
import { NO_FACTS } from './kept-answers.js';

const TODAY = '2026-11-29';
const KNOWN = {
  ...NO_FACTS,
  ...{
    foundedOn: '2021-03-02',
    preFounder: false,
    employees: 12,
    industries: ['62', 'C'],
    statedSize: 'small' as const,
  },
  salesKrw: [{ year: 2025, krw: 350_000_000 }],
  sites: [
    { site: 'head-office' as const, province: 'ulsan' as const, district: '남구', from: null, to: null },
    { site: 'factory' as const, province: 'busan' as const, district: null, from: null, to: null },
  ],
  certificates: { venture: true, 'inno-biz': false },
  representativeBornOn: '1990-05-05',
  aiStages: ['builds' as const],
  wants: '불량 검사를 자동화하고 싶다',
  exclusions: { 'tax-arrears': false },
};

describe('the questions', () => {
  it.each(FIT_STEPS)('take back what they show of a known company: %s', (step) => {
    const answer = readAnswer(step, toDraft(step, KNOWN, TODAY), TODAY);
    expect('facts' in answer && { ...KNOWN, ...answer.facts }).toEqual(KNOWN);
    expect(isAnswered(step, KNOWN)).toBe(true);
  });

  it.each(FIT_STEPS)('make a company unknown by 모름: %s', (step) => {
    const facts = { ...KNOWN, ...unknownFacts(step) };
    expect(isAnswered(step, facts)).toBe(false);
  });

  it.each([
    ['founding', { state: '' }, { field: 'state', rule: 'choose' }],
    ['founding', { state: 'founded', foundedOn: '2026-02-30' }, { field: 'foundedOn', rule: 'day' }],
    ['employees', { employees: '-3' }, { field: 'employees', rule: 'count' }],
    ['sales', { unit: 'eok', year2025: '많음' }, { field: 'year2025', rule: 'amount' }],
    ['industry', { codes: '' }, { field: 'codes', rule: 'industry' }],
    ['ai', {}, { field: 'uses', rule: 'choose' }],
  ] as const)('ask again: %s %j', (step, draft, fault) => {
    expect(readAnswer(step, draft, TODAY)).toEqual({ faults: [fault] });
  });

  it('take "none of it" for something known', () => {
    expect(readAnswer('ai', { none: 'yes' }, TODAY)).toEqual({ facts: { aiStages: [] } });
  });
});

describe('the order of the questions', () => {
  it('goes through all, and says which asks for a fact', () => {
    expect([stepAfter('founding'), stepAfter('wants')]).toEqual(['region', undefined]);
    expect([stepOfFact('certificates.venture'), stepOfFact('new')]).toEqual(['certificates', undefined]);
    expect([toFitSearch({ step: 'sales' }), toFitSearch({ step: 'x' })]).toEqual([{ step: 'sales' }, {}]);
  });
});
