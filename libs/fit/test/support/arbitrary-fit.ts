import fc from 'fast-check';
import {
  type Criterion,
  type NumberRange,
  POLARITIES,
  type SimpleRule,
} from '../../src/criteria/criterion.js';
import { type CompanyFacts, type CompanySite } from '../../src/facts/company-facts.js';
import {
  AI_STAGES,
  CERTIFICATES,
  COMPANY_SIZES,
  EXCLUSIONS,
  PROVINCES,
  SITE_KINDS,
} from '../../src/facts/vocabulary.js';
import { KSIC } from '../../src/ksic/ksic.js';
import { SIZE_TABLE } from '../../src/size/statutory-sizes.js';
import { type FitContext } from '../../src/verdict/verdict.js';

export const CONTEXT: FitContext = { today: '2026-11-30', sizes: SIZE_TABLE };

const EOK = 100_000_000;
const day = fc
  .date({ min: new Date('2005-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null });
const answers = <K extends string>(keys: readonly K[]): fc.Arbitrary<Partial<Record<K, boolean>>> =>
  fc
    .array(fc.tuple(fc.constantFrom(...keys), fc.boolean()), { maxLength: keys.length })
    .map((pairs) => Object.fromEntries(pairs) as Partial<Record<K, boolean>>);
const codes = fc.constantFrom('C', '26', 'J', '62', '62010', '582', 'O', 'x9', 'I', '56', 'H', '34');

const site: fc.Arbitrary<CompanySite> = fc.record({
  site: fc.constantFrom(...SITE_KINDS),
  province: fc.constantFrom(...PROVINCES.slice(0, 4)),
  district: maybe(fc.constantFrom('남구', '북구')),
  from: maybe(day),
  to: maybe(day),
});

/** Facts, contradictory and impossible ones among them. */
export const arbitraryFacts: fc.Arbitrary<CompanyFacts> = fc.record({
  foundedOn: maybe(day),
  preFounder: maybe(fc.boolean()),
  salesKrw: maybe(
    fc.array(
      fc.record({
        year: fc.integer({ min: 2022, max: 2026 }),
        krw: fc.integer({ min: -1, max: 2000 }).map((n) => n * EOK),
      }),
      { maxLength: 4 },
    ),
  ),
  employees: maybe(fc.integer({ min: -1, max: 400 })),
  sites: maybe(fc.array(site, { maxLength: 3 })),
  industries: maybe(fc.array(codes, { maxLength: 3 })),
  certificates: answers(CERTIFICATES),
  representativeBornOn: maybe(day),
  aiStages: maybe(fc.subarray([...AI_STAGES])),
  wants: fc.constant(null),
  exclusions: answers(EXCLUSIONS),
  statedSize: maybe(fc.constantFrom(...COMPANY_SIZES)),
});

/** Facts, and the same with some of them not known. */
export const arbitraryFactsAndFewer: fc.Arbitrary<{
  readonly more: CompanyFacts;
  readonly fewer: CompanyFacts;
}> = fc
  .tuple(arbitraryFacts, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }))
  .map(([more, drops]) => {
    let at = 0;
    const isDropped = (): boolean => drops[(at += 1)] ?? false;
    const without = <T extends object>(record: T): T =>
      Object.fromEntries(Object.entries(record).filter(() => !isDropped())) as T;
    const orNull = <T>(known: T): T | null => (isDropped() ? null : known);
    const fewer: CompanyFacts = {
      foundedOn: orNull(more.foundedOn),
      preFounder: orNull(more.preFounder),
      salesKrw: orNull(more.salesKrw?.filter(() => !isDropped()) ?? null),
      employees: orNull(more.employees),
      sites: orNull(more.sites),
      industries: orNull(more.industries),
      certificates: without(more.certificates),
      representativeBornOn: orNull(more.representativeBornOn),
      aiStages: orNull(more.aiStages),
      wants: null,
      exclusions: without(more.exclusions),
      statedSize: orNull(more.statedSize),
    };
    return { more, fewer };
  });

const range = (values: fc.Arbitrary<number>): fc.Arbitrary<NumberRange> => {
  const bound = maybe(fc.record({ value: values, inclusive: fc.boolean() }));
  return fc.record({ min: bound, max: bound });
};
const some = <T>(values: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...values], { minLength: 1 });

const simpleRule: fc.Arbitrary<SimpleRule> = fc.oneof(
  range(fc.integer({ min: 0, max: 15 })).map(
    (ends) => ({ kind: 'firm-age', unit: 'years', ...ends }) as const,
  ),
  fc.constant({ kind: 'pre-founder' } as const),
  range(fc.integer({ min: 0, max: 300 })).map((ends) => ({ kind: 'employees', ...ends }) as const),
  fc
    .tuple(
      fc.constantFrom('latest-year' as const, 'three-year-average' as const, 'unstated' as const),
      range(fc.integer({ min: 0, max: 1500 }).map((n) => n * EOK)),
    )
    .map(([basis, ends]) => ({ kind: 'sales', basis, ...ends }) as const),
  some(COMPANY_SIZES).map((sizes) => ({ kind: 'size', sizes }) as const),
  fc
    .tuple(some(PROVINCES.slice(0, 4)), fc.subarray(['남구', '북구']), fc.subarray([...SITE_KINDS]))
    .map(([provinces, districts, sites]) => ({ kind: 'region', provinces, districts, sites }) as const),
  some(KSIC.map(({ code }) => code)).map((list) => ({ kind: 'industry', codes: list.slice(0, 4) }) as const),
  some(CERTIFICATES).map((certificates) => ({ kind: 'certificate', certificates }) as const),
  range(fc.integer({ min: 18, max: 60 })).map((ends) => ({ kind: 'representative-age', ...ends }) as const),
  some(AI_STAGES).map((stages) => ({ kind: 'ai-stage', stages }) as const),
  fc.constantFrom(...EXCLUSIONS).map((exclusion) => ({ kind: 'exclusion', exclusion }) as const),
  fc.constant({ kind: 'other' } as const),
);

/** Up to six criteria with ids of their own, sure and unsure ones. */
export const arbitraryCriteria: fc.Arbitrary<readonly Criterion[]> = fc
  .array(
    fc.record({
      polarity: fc.constantFrom(...POLARITIES),
      rule: fc.oneof(
        { weight: 4, arbitrary: simpleRule },
        {
          weight: 1,
          arbitrary: fc
            .array(simpleRule, { minLength: 2, maxLength: 3 })
            .map((rules) => ({ kind: 'any-of', rules }) as const),
        },
      ),
      confidence: fc.constantFrom(0.4, 0.7, 0.95),
      hasException: fc.boolean(),
    }),
    { maxLength: 6 },
  )
  .map((list) =>
    list.map(({ hasException, ...item }, at) => ({
      ...item,
      rule: hasException ? { ...item.rule, hasException } : item.rule,
      id: `c${String(at)}`,
      sentence: '문장',
      span: null,
      origin: 'extracted' as const,
    })),
  );
