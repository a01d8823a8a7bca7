import { CONTEXT } from '../../test/support/arbitrary-fit.js';
import { type Criterion, type Rule } from '../criteria/criterion.js';
import { type CompanyFacts, UNKNOWN_COMPANY } from '../facts/company-facts.js';
import { decideFit } from '../verdict/decide-fit.js';
import { availabilityOn, rankFits } from './availability.js';
import { planGrowth } from './plan-growth.js';
import { type FitPeriod, type RankInput } from './ranking.js';
import { nearMisses, questionsOf } from './what-would-change.js';

const holidays = { days: ['2026-12-25'], years: ['2026'] };
const always: FitPeriod = { kind: 'always', from: null, to: null };
const until = (to: string): FitPeriod => ({ kind: 'fixed', from: '2026-11-01', to });

function criteriaOf(...rules: readonly Rule[]): readonly Criterion[] {
  return rules.map((rule, at) => ({
    id: `c${String(at)}`,
    polarity: rule.kind === 'exclusion' ? 'excludes' : 'requires',
    rule,
    sentence: '문장',
    span: null,
    confidence: 1,
    origin: 'staff',
  }));
}

const age = (min: number | null, max: number | null): Rule => ({
  kind: 'firm-age',
  unit: 'years',
  min: min === null ? null : { value: min, inclusive: false },
  max: max === null ? null : { value: max, inclusive: true },
});
const staff = (min: number | null, max: number | null): Rule => ({
  kind: 'employees',
  min: min === null ? null : { value: min, inclusive: true },
  max: max === null ? null : { value: max, inclusive: false },
});
const tax: Rule = { kind: 'exclusion', exclusion: 'tax-arrears' };

function input(programmeId: string, facts: Partial<CompanyFacts>, rules: readonly Rule[]): RankInput {
  const result = decideFit({ ...UNKNOWN_COMPANY, ...facts }, criteriaOf(...rules), CONTEXT);
  return { programmeId, result, relevance: null, period: always, isOver: false };
}

describe('availabilityOn', () => {
  it.each([
    [until('2026-11-30'), false, 'open'],
    [until('2026-11-29'), false, 'closed'],
    [{ kind: 'fixed', from: '2026-12-01', to: '2026-12-31' }, false, 'upcoming'],
    [{ kind: 'fixed', from: null, to: '2026-12-31' }, false, 'unknown'],
    [{ kind: 'until_budget_spent', from: '2026-01-01', to: null }, false, 'open'],
    [{ kind: 'unknown', from: null, to: null }, false, 'unknown'],
    [{ kind: 'unknown', from: null, to: '2026-01-01' }, false, 'closed'],
    [always, true, 'closed'],
    [always, false, 'open'],
  ] as const)('%j, over %s: %s', (period, isOver, availability) => {
    expect(availabilityOn(period, isOver, '2026-11-30')).toBe(availability);
  });
});

describe('rankFits', () => {
  it('goes by verdict, closed ones last, then relevance, then working days, then id', () => {
    const young = { foundedOn: '2024-01-01' };
    const inputs: RankInput[] = [
      input('barred', { foundedOn: '2000-01-01' }, [age(null, 7)]),
      { ...input('closed', young, [age(null, 7)]), isOver: true, relevance: 99 },
      { ...input('b', young, [age(null, 7)]), relevance: 50 },
      { ...input('soon', young, [age(null, 7)]), relevance: 50, period: until('2026-12-28') },
      { ...input('a', young, [age(null, 7)]), relevance: 50 },
      { ...input('fits-best', young, [age(null, 7)]), relevance: 80 },
      input('open-question', {}, [age(null, 7)]),
    ];
    const ranked = rankFits(inputs, { today: '2026-11-30', holidays });
    expect(ranked.map(({ programmeId }) => programmeId)).toEqual([
      'fits-best',
      'soon',
      'a',
      'b',
      'closed',
      'open-question',
      'barred',
    ]);
    expect(ranked[1]).toMatchObject({ workingDaysLeft: 19, areHolidaysKnown: true, availability: 'open' });
    expect(rankFits([...inputs].reverse(), { today: '2026-11-30', holidays })).toEqual(ranked);
  });

  it('says when holidays on the way are not announced', () => {
    const [ranked] = rankFits([{ ...input('a', {}, []), period: until('2027-01-31') }], {
      today: '2026-11-30',
      holidays,
    });
    expect(ranked?.areHolidaysKnown).toBe(false);
  });
});

describe('questionsOf', () => {
  it('counts the programmes that hang on a fact, and those that hang on it alone', () => {
    const inputs = [
      input('a', {}, [age(null, 7)]),
      input('b', {}, [age(null, 7), tax]),
      input('c', {}, [age(null, 3), { kind: 'other' }]),
      input('barred', { employees: 90 }, [age(null, 7), staff(null, 50)]),
    ];
    expect(questionsOf(inputs)).toEqual([
      { fact: 'foundedOn', programmes: 3, decides: 1 },
      { fact: 'exclusions.tax-arrears', programmes: 1, decides: 0 },
    ]);
  });
});

describe('nearMisses', () => {
  it('names the one criterion in the way, fewest open questions first', () => {
    const old = { foundedOn: '2010-01-01', employees: 90 };
    const inputs = [
      input('two', old, [age(null, 7), staff(null, 50)]),
      input('open', old, [age(null, 7), tax]),
      input('near', old, [age(null, 7)]),
      input('fits', old, [age(7, null)]),
    ];
    const misses = nearMisses(inputs);
    expect(
      misses.map(({ programmeId, blocking, unknown }) => [programmeId, blocking.criterionId, unknown]),
    ).toEqual([
      ['near', 'c0', 0],
      ['open', 'c0', 1],
    ]);
    expect(nearMisses(inputs, 1)).toHaveLength(1);
  });
});

describe('planGrowth', () => {
  it('says when the age lets the firm in, and what it has to grow into', () => {
    const facts = { ...UNKNOWN_COMPANY, foundedOn: '2024-03-01', employees: 12 };
    const decided = (of: CompanyFacts, programmeId: string, ...rules: readonly Rule[]) => ({
      programmeId,
      result: decideFit(of, criteriaOf(...rules), CONTEXT),
    });
    const programme = (programmeId: string, ...rules: readonly Rule[]) =>
      decided(facts, programmeId, ...rules);
    const steps = planGrowth(
      facts,
      [
        programme('grown', staff(null, 10)),
        programme('scale-up', age(3, 7)),
        programme('mature', age(7, null)),
        programme('seed', age(null, 1)),
        programme('start', age(null, 7)),
        programme('hire', staff(30, null), age(null, 7)),
        programme('no-age', { kind: 'ai-stage', stages: ['builds'] }),
        programme('asks', age(null, 7), { kind: 'industry', codes: ['C'] }),
      ],
      CONTEXT.today,
    );
    expect(steps.map(({ programmeId, stage, from, to }) => [programmeId, stage, from, to])).toEqual([
      ['asks', 'now', null, '2031-03-01'],
      ['start', 'now', null, '2031-03-01'],
      ['scale-up', 'next-year', '2027-03-02', '2031-03-01'],
      ['hire', 'later', null, '2031-03-01'],
      ['mature', 'later', '2031-03-02', null],
      ['grown', 'never', null, null],
      ['seed', 'never', null, '2025-03-01'],
    ]);
    expect(steps.find(({ programmeId }) => programmeId === 'hire')?.growsInto).toMatchObject([
      { criterionId: 'c0' },
    ]);
    const elsewhere = { ...facts, industries: ['J'] };
    const outside = planGrowth(
      elsewhere,
      [decided(elsewhere, 'x', age(null, 7), { kind: 'industry', codes: ['C'] })],
      CONTEXT.today,
    );
    expect(outside).toEqual([]);
    expect(planGrowth(UNKNOWN_COMPANY, [decided(UNKNOWN_COMPANY, 'x', age(null, 7))], CONTEXT.today)).toEqual(
      [],
    );
  });
});
