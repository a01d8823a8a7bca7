import fc from 'fast-check';
import {
  arbitraryCriteria,
  arbitraryFacts,
  arbitraryFactsAndFewer,
  CONTEXT,
} from '../../test/support/arbitrary-fit.js';
import { type Criterion, DECIDING_CONFIDENCE, type Rule } from '../criteria/criterion.js';
import { type CompanyFacts, UNKNOWN_COMPANY } from '../facts/company-facts.js';
import { COMPANY_SIZES } from '../facts/vocabulary.js';
import { ConditionTable } from './condition-table.js';
import { deciderOf, decideFit, inOrder, toCriterionResult } from './decide-fit.js';
import { type CriterionResult, type FitResult } from './verdict.js';

const EOK = 100_000_000;

function criterion(rule: Rule, changes: Partial<Criterion> = {}): Criterion {
  return {
    id: 'c1',
    polarity: rule.kind === 'exclusion' ? 'excludes' : 'requires',
    rule,
    sentence: '문장',
    span: null,
    confidence: 1,
    origin: 'staff',
    ...changes,
  };
}

function decideOne(
  rule: Rule,
  facts: Partial<CompanyFacts>,
  changes: Partial<Criterion> = {},
): CriterionResult {
  const [result] = decideFit({ ...UNKNOWN_COMPANY, ...facts }, [criterion(rule, changes)], CONTEXT).criteria;
  if (result === undefined) throw new Error('no result');
  return result;
}

const upTo = (value: number, inclusive = true) => ({ min: null, max: { value, inclusive } });
const withinYears = (value: number, inclusive = true) =>
  ({ kind: 'firm-age', unit: 'years', ...upTo(value, inclusive) }) as const;

describe('decideFit', () => {
  it('answers check when a programme has no criteria', () => {
    const result = decideFit(UNKNOWN_COMPANY, [], CONTEXT);
    expect(result).toEqual({ verdict: 'check', criteria: [], hasNoCriteria: true });
  });

  it('puts exclusions first', () => {
    const criteria = [
      criterion(withinYears(7), { id: 'a' }),
      criterion({ kind: 'exclusion', exclusion: 'tax-arrears' }, { id: 'b' }),
    ];
    const order = decideFit(UNKNOWN_COMPANY, criteria, CONTEXT).criteria.map((result) => result.criterionId);
    expect(order).toEqual(['b', 'a']);
  });

  it.each([
    ['2019-11-30', true, 'meets'],
    ['2019-11-30', false, 'fails'],
    ['2019-11-29', true, 'fails'],
    ['2019-12-01', false, 'meets'],
    ['2026-12-01', true, 'unknown'],
  ] as const)('takes a firm of %s, seven years inclusive %s: %s', (foundedOn, inclusive, verdict) => {
    expect(decideOne(withinYears(7, inclusive), { foundedOn }).verdict).toBe(verdict);
  });

  it('counts 29 February as the last day of February in other years', () => {
    const rule = { kind: 'firm-age', unit: 'months', min: { value: 9, inclusive: true }, max: null } as const;
    const facts = { ...UNKNOWN_COMPANY, foundedOn: '2024-02-29' };
    const on = (today: string) => decideFit(facts, [criterion(rule)], { ...CONTEXT, today }).verdict;
    expect([on('2024-11-28'), on('2024-11-29')]).toEqual(['not_eligible', 'eligible']);
    const year = { kind: 'firm-age', unit: 'years', ...upTo(1) } as const;
    expect(decideFit(facts, [criterion(year)], { ...CONTEXT, today: '2025-03-01' }).verdict).toBe(
      'not_eligible',
    );
  });

  it('finds a pre-founder too young for any business age, and a founder with that answer contradictory', () => {
    expect(decideOne(withinYears(7), { preFounder: true })).toMatchObject({
      verdict: 'fails',
      reason: 'not-founded',
    });
    const both = { preFounder: true, foundedOn: '2024-01-02' };
    expect(decideOne(withinYears(7), both).reason).toBe('contradictory');
    expect(decideOne({ kind: 'pre-founder' }, both).reason).toBe('contradictory');
  });

  it('asks for the founding day and the pre-founder answer when either may decide', () => {
    const rule = { kind: 'any-of', rules: [{ kind: 'pre-founder' }, withinYears(3)] } as const;
    expect(decideOne(rule, {})).toMatchObject({ verdict: 'unknown', asks: ['preFounder', 'foundedOn'] });
    expect(decideOne(rule, { foundedOn: '2025-01-01' }).verdict).toBe('meets');
    expect(decideOne(rule, { foundedOn: '2015-01-01' }).verdict).toBe('fails');
    expect(decideOne(rule, { preFounder: true }).verdict).toBe('meets');
  });

  it.each([
    ['latest-year', [{ year: 2025, krw: 120 * EOK }], 'fails'],
    ['latest-year', [{ year: 2024, krw: 20 * EOK }], 'unknown'],
    ['three-year-average', [{ year: 2025, krw: 120 * EOK }], 'unknown'],
  ] as const)('reads sales of %s', (basis, salesKrw, verdict) => {
    expect(decideOne({ kind: 'sales', basis, ...upTo(100 * EOK) }, { salesKrw }).verdict).toBe(verdict);
  });

  it('averages three years, or two where the firm is younger, and waits for the founding day where that matters', () => {
    const rule = { kind: 'sales', basis: 'three-year-average', ...upTo(100 * EOK) } as const;
    const salesKrw = [
      { year: 2023, krw: 10 * EOK },
      { year: 2024, krw: 110 * EOK },
      { year: 2025, krw: 120 * EOK },
    ];
    expect(decideOne(rule, { salesKrw, foundedOn: '2020-05-01' }).verdict).toBe('meets');
    expect(decideOne(rule, { salesKrw, foundedOn: '2023-05-01' }).verdict).toBe('fails');
    expect(decideOne(rule, { salesKrw }).asks).toEqual(['foundedOn']);
    expect(decideOne(rule, { foundedOn: '2025-05-01' }).reason).toBe('too-young');
  });

  it('takes a range as one that both averages may straddle', () => {
    const rule = {
      kind: 'sales',
      basis: 'three-year-average',
      min: { value: 90 * EOK, inclusive: true },
      max: { value: 100 * EOK, inclusive: true },
    } as const;
    const salesKrw = [2023, 2024, 2025].map((year) => ({ year, krw: (year === 2023 ? 10 : 115) * EOK }));
    expect(decideOne(rule, { salesKrw }).verdict).toBe('unknown');
  });

  it('takes a firm of this year to have had no sales last year', () => {
    const rule = {
      kind: 'sales',
      basis: 'unstated',
      min: { value: EOK, inclusive: true },
      max: null,
    } as const;
    expect(decideOne(rule, { foundedOn: '2026-02-01' }).verdict).toBe('fails');
  });

  it('looks at head office and factory where a notice does not say which site counts', () => {
    const rule = { kind: 'region', provinces: ['ulsan'], districts: [], sites: [] } as const;
    const site = (kind: 'head-office' | 'branch', changes = {}) => ({
      sites: [{ site: kind, province: 'ulsan', district: null, from: null, to: null, ...changes } as const],
    });
    expect(decideOne(rule, site('head-office')).verdict).toBe('meets');
    expect(decideOne(rule, site('branch')).verdict).toBe('unknown');
    expect(decideOne(rule, site('head-office', { to: '2026-11-29' })).verdict).toBe('fails');
    expect(decideOne(rule, site('head-office', { province: 'busan' })).verdict).toBe('fails');
    const inDistrict = { ...rule, districts: ['남구'] };
    expect(decideOne(inDistrict, site('head-office')).asks).toEqual(['sites']);
    expect(decideOne(inDistrict, site('head-office', { district: '남구' })).verdict).toBe('meets');
    expect(decideOne({ ...rule, sites: ['factory'] }, site('head-office')).verdict).toBe('fails');
  });

  it('finds an industry below the one of the rule and leaves one above it open', () => {
    const rule = { kind: 'industry', codes: ['62'] } as const;
    expect(decideOne(rule, { industries: ['62010'] }).verdict).toBe('meets');
    expect(decideOne(rule, { industries: ['J'] }).verdict).toBe('unknown');
    expect(decideOne(rule, { industries: ['C26'] }).verdict).toBe('fails');
    expect(decideOne(rule, { industries: ['소프트웨어'] }).verdict).toBe('unknown');
    expect(decideOne({ kind: 'industry', codes: ['J'] }, { industries: ['58221'] }).verdict).toBe('meets');
  });

  it('asks for the certificates that are not known', () => {
    const rule = { kind: 'certificate', certificates: ['venture', 'inno-biz'] } as const;
    expect(decideOne(rule, { certificates: { venture: true } }).verdict).toBe('meets');
    expect(decideOne(rule, { certificates: { venture: false } }).asks).toEqual(['certificates.inno-biz']);
    expect(decideOne(rule, { certificates: { venture: false, 'inno-biz': false } }).verdict).toBe('fails');
  });

  it('derives the size class from sales, industry and employees, and lets the stated one stand beside it', () => {
    const sme = { kind: 'size', sizes: ['micro', 'small', 'medium'] } as const;
    const sales = (eok: number) => ({
      foundedOn: '2010-01-01',
      industries: ['62010'],
      salesKrw: [2023, 2024, 2025].map((year) => ({ year, krw: eok * EOK })),
    });
    expect(decideOne(sme, sales(30)).verdict).toBe('meets');
    expect(decideOne({ kind: 'size', sizes: ['micro'] }, sales(30)).asks).toContain('employees');
    expect(decideOne({ kind: 'size', sizes: ['micro'] }, { ...sales(30), employees: 4 }).verdict).toBe(
      'meets',
    );
    expect(decideOne({ kind: 'size', sizes: ['micro'] }, { ...sales(30), employees: 5 }).verdict).toBe(
      'fails',
    );
    expect(decideOne(sme, { ...sales(900), employees: 9 }).reason).toBe('threshold-unknown');
    expect(decideOne(sme, { statedSize: 'large' }).verdict).toBe('fails');
    expect(decideOne(sme, { ...sales(30), statedSize: 'large' }).reason).toBe('contradictory');
  });

  it.each([
    [{ kind: 'representative-age', ...upTo(39) }, { representativeBornOn: '1986-12-01' }, 'meets'],
    [{ kind: 'representative-age', ...upTo(39) }, { representativeBornOn: '1986-11-30' }, 'fails'],
    [{ kind: 'representative-age', ...upTo(39) }, {}, 'unknown'],
    [{ kind: 'representative-age', ...upTo(39) }, { representativeBornOn: 'x' }, 'unknown'],
    [{ kind: 'employees', ...upTo(50, false) }, { employees: 50 }, 'fails'],
    [{ kind: 'employees', ...upTo(50, false) }, { employees: -3 }, 'unknown'],
    [{ kind: 'ai-stage', stages: ['builds'] }, { aiStages: ['uses'] }, 'fails'],
    [{ kind: 'ai-stage', stages: ['builds'] }, { aiStages: ['builds', 'uses'] }, 'meets'],
    [{ kind: 'exclusion', exclusion: 'tax-arrears' }, { exclusions: { 'tax-arrears': true } }, 'fails'],
    [{ kind: 'exclusion', exclusion: 'tax-arrears' }, { exclusions: { 'tax-arrears': false } }, 'meets'],
    [{ kind: 'other' }, {}, 'unknown'],
  ] as const)('%j of %j: %s', (rule, facts, verdict) => {
    expect(decideOne(rule, facts).verdict).toBe(verdict);
  });

  it('decides nothing on a reading that is not sure, but tells where it leans', () => {
    const result = decideOne(withinYears(3), { foundedOn: '2015-01-01' }, { confidence: 0.5 });
    expect(result).toMatchObject({ verdict: 'unknown', reason: 'low-confidence', leaning: 'fails' });
  });

  it('lets an exception keep a criterion from failing, not from being met', () => {
    const rule = { ...withinYears(7), hasException: true } as const;
    expect(decideOne(rule, { foundedOn: '2022-01-01' }).verdict).toBe('meets');
    expect(decideOne(rule, { foundedOn: '2012-01-01' })).toMatchObject({
      verdict: 'unknown',
      reason: 'exception',
      leaning: 'fails',
    });
  });

  it('never turns a criterion that fails into one that is met when more is known, nor the other way round', () => {
    const byId = ({ criteria }: FitResult) =>
      new Map(criteria.map((result) => [result.criterionId, result.verdict]));
    fc.assert(
      fc.property(arbitraryFactsAndFewer, arbitraryCriteria, ({ more, fewer }, criteria) => {
        const before = byId(decideFit(fewer, criteria, CONTEXT));
        for (const [id, after] of byId(decideFit(more, criteria, CONTEXT))) {
          const known = before.get(id);
          if (known !== 'unknown' && after !== 'unknown') expect(after).toBe(known);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('does not depend on the order of facts and criteria', () => {
    const reversed = (facts: CompanyFacts): CompanyFacts => ({
      ...facts,
      salesKrw: facts.salesKrw === null ? null : [...facts.salesKrw].reverse(),
      sites: facts.sites === null ? null : [...facts.sites].reverse(),
      aiStages: facts.aiStages === null ? null : [...facts.aiStages].reverse(),
      certificates: Object.fromEntries(Object.entries(facts.certificates).reverse()),
    });
    const verdicts = ({ verdict, criteria }: FitResult) => [
      verdict,
      ...criteria.map((result) => [result.criterionId, result.verdict, result.reason, result.asks]),
    ];
    fc.assert(
      fc.property(arbitraryFacts, arbitraryCriteria, (facts, criteria) => {
        const one = decideFit(facts, criteria, CONTEXT);
        const other = decideFit(reversed(facts), [...criteria].reverse(), CONTEXT);
        expect(verdicts(other)).toEqual(verdicts(one));
        expect(decideFit(facts, criteria, CONTEXT)).toEqual(one);
      }),
    );
  });

  it('decides many programmes for one company as it decides each', () => {
    fc.assert(
      fc.property(arbitraryFacts, fc.array(arbitraryCriteria, { maxLength: 4 }), (facts, programmes) => {
        const table = new ConditionTable();
        const decide = deciderOf(facts, CONTEXT);
        for (const criteria of programmes.map((one) => inOrder(one))) {
          const fit = decide(criteria.map((one) => table.conditionOf(structuredClone(one))));
          const results = criteria.flatMap((one, place) => {
            const decision = fit.criteria[place];
            return decision === undefined ? [] : [toCriterionResult(one, decision)];
          });
          expect({ ...fit, criteria: results }).toEqual(decideFit(facts, criteria, CONTEXT));
        }
      }),
    );
  });

  it('decides a condition once, however many programmes have it', () => {
    const table = new ConditionTable();
    const decide = deciderOf({ ...UNKNOWN_COMPANY, foundedOn: '2020-03-02' }, CONTEXT);
    const decideBy = (changes: Partial<Criterion>) =>
      decide([table.conditionOf(criterion(withinYears(7), changes))]).criteria[0];
    const first = decideBy({ sentence: '업력 7년 이내' });
    expect(first).toMatchObject({ verdict: 'meets' });
    expect(decideBy({ id: 'other', sentence: '창업 7년 이내 기업' })).toBe(first);
    expect(decideBy({ confidence: 0.4 })).toMatchObject({ verdict: 'unknown', leaning: 'meets' });
  });

  it('reaches no verdict through criteria that are not sure', () => {
    fc.assert(
      fc.property(arbitraryFacts, arbitraryCriteria, (facts, criteria) => {
        const unsure = criteria.map((one) => ({ ...one, confidence: 0.5 }));
        expect(decideFit(facts, unsure, CONTEXT).verdict).toBe('check');
        const result = decideFit(facts, criteria, CONTEXT);
        const sure = decideFit(
          facts,
          criteria.filter(({ confidence }) => confidence >= 0.7),
          CONTEXT,
        );
        expect(result.verdict === 'not_eligible').toBe(sure.verdict === 'not_eligible');
        if (result.verdict === 'eligible')
          expect(result.criteria.every(({ verdict }) => verdict === 'meets')).toBe(true);
      }),
    );
  });

  it('finds a company that said nothing eligible only where every company is', () => {
    const takesAll = ({ rule, polarity, confidence }: Criterion): boolean => {
      const rules = rule.kind === 'any-of' ? rule.rules : [rule];
      const isAnySize = rules.some((one) => one.kind === 'size' && one.sizes.length === COMPANY_SIZES.length);
      return isAnySize && polarity === 'requires' && confidence >= DECIDING_CONFIDENCE;
    };
    fc.assert(
      fc.property(arbitraryCriteria, (criteria) => {
        const isEligible = decideFit(UNKNOWN_COMPANY, criteria, CONTEXT).verdict === 'eligible';
        expect(isEligible).toBe(criteria.length > 0 && criteria.every(takesAll));
      }),
      { examples: [[[criterion({ kind: 'size', sizes: COMPANY_SIZES })]]] },
    );
  });
});
