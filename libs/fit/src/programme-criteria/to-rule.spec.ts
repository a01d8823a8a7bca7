import { type RuleDraft, toRule } from './to-rule.js';

const upTo7 = { value: 7, inclusive: true } as const;

describe('toRule', () => {
  it('keeps the fields of the kind and no others', () => {
    expect(toRule({ kind: 'firm-age', max: upTo7, codes: ['62'] })).toEqual({
      ...{ kind: 'firm-age', unit: 'years', min: null, max: upTo7 },
    });
    expect(toRule({ kind: 'region', provinces: ['ulsan'] })).toEqual({
      ...{ kind: 'region', provinces: ['ulsan'], districts: [], sites: [] },
    });
  });

  it('keeps that the notice names an exception', () => {
    expect(toRule({ kind: 'pre-founder', hasException: true })).toEqual({
      kind: 'pre-founder',
      hasException: true,
    });
    expect(toRule({ kind: 'pre-founder', hasException: false })).toEqual({ kind: 'pre-founder' });
  });

  it('takes alternatives', () => {
    expect(
      toRule({ kind: 'any-of', rules: [{ kind: 'pre-founder' }, { kind: 'firm-age', max: upTo7 }] }),
    ).toMatchObject({
      rules: [{ kind: 'pre-founder' }, { kind: 'firm-age' }],
    });
  });

  it.each<RuleDraft>([
    { kind: 'firm-age' },
    { kind: 'employees', min: { value: 9, inclusive: true }, max: upTo7 },
    { kind: 'sales', min: { value: -1, inclusive: true } },
    { kind: 'region', provinces: [] },
    { kind: 'industry', codes: ['62'.repeat(3)] },
    { kind: 'exclusion' },
    { kind: 'any-of', rules: [{ kind: 'pre-founder' }] },
    { kind: 'any-of', rules: [{ kind: 'any-of' }, { kind: 'other' }] },
  ])('refuses %j', (draft) => {
    expect(() => toRule(draft)).toThrow('criterion.rule-invalid');
  });
});
