import { NEW_CRITERION, toCriterionValues, toRule, withOneMore } from './rule-values.js';

const criterion = (rule: ReturnType<typeof toRule>) => ({
  ...{ id: 'c1', polarity: 'requires' as const, rule, sentence: '문장', span: null, confidence: 1 },
  ...{ origin: 'staff' as const, correction: null },
});

describe('toRule', () => {
  it.each([
    { kind: 'firm-age', min: null, max: { value: 7, inclusive: true }, unit: 'years' },
    { kind: 'sales', min: { value: 0, inclusive: false }, max: null, basis: 'three-year-average' },
    { kind: 'employees', min: null, max: { value: 50, inclusive: false }, hasException: true },
    { kind: 'region', provinces: ['ulsan'], districts: ['남구', '북구'], sites: ['factory'] },
    { kind: 'industry', codes: ['62', 'J'] },
    { kind: 'size', sizes: ['small'] },
    { kind: 'certificate', certificates: ['venture'] },
    { kind: 'ai-stage', stages: ['builds'] },
    { kind: 'exclusion', exclusion: 'wage-arrears' },
    { kind: 'pre-founder' },
    { kind: 'other' },
    {
      kind: 'any-of',
      rules: [
        { kind: 'region', provinces: ['ulsan'], districts: [], sites: [] },
        { kind: 'employees', min: null, max: { value: 50, inclusive: false }, hasException: true },
        { kind: 'pre-founder' },
      ],
      hasException: true,
    },
  ] satisfies ReturnType<typeof toRule>[])('gives back what the form started with: $kind', (rule) => {
    expect(toRule(toCriterionValues(criterion(rule)))).toEqual(rule);
  });

  it('leaves an end open that is empty, and reads numbers with commas', () => {
    const values = { ...NEW_CRITERION, kind: 'sales' as const, max: '10,000,000,000', isMaxIn: false };
    expect(toRule(values)).toMatchObject({ min: null, max: { value: 10_000_000_000, inclusive: false } });
  });

  it('takes no words of another kind along', () => {
    expect(toRule({ ...NEW_CRITERION, kind: 'size', words: ['ulsan', 'small'] })).toEqual({
      ...{ kind: 'size', sizes: ['small'] },
    });
  });

  it('takes alternatives along only where one of several is enough', () => {
    expect(toRule({ ...NEW_CRITERION, kind: 'pre-founder' })).toEqual({ kind: 'pre-founder' });
    expect(toRule({ ...NEW_CRITERION, kind: 'any-of' }).rules).toHaveLength(2);
  });
});

describe('withOneMore', () => {
  it('names a new alternative unlike those that are left', () => {
    const three = withOneMore(NEW_CRITERION.alternatives);
    const keys = withOneMore(three.filter(({ key }) => key !== 1)).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(withOneMore([]).map(({ key }) => key)).toEqual([0]);
  });
});
