import path from 'node:path';
import { SIZE_TABLE } from '@jeonghap/fit';

import { compareCriteria } from './compare-criteria.js';
import { readNotices } from './read-notices.js';
import { makeCompanies } from './synthetic-companies.js';

const CONTEXT = { today: '2026-11-30', sizes: SIZE_TABLE };
const COMPANIES = makeCompanies(40, 'spec');
const folder = path.join(__dirname, '..', '..', 'libs', 'fit', 'bench');

const years = (value: number) =>
  ({ kind: 'firm-age', unit: 'years', min: null, max: { value, inclusive: true } }) as const;

describe('compareCriteria', () => {
  it.each(['notices.jsonl', 'held-out.jsonl'])('finds at most 2 %% of the verdicts on %s wrong', (file) => {
    const { criteria, notices } = compareCriteria(readNotices(path.join(folder, file)), COMPANIES, CONTEXT);
    expect(criteria.decided).toBeGreaterThan(criteria.all / 2);
    expect(criteria.wrong).toBeLessThanOrEqual(criteria.decided * 0.02);
    expect(notices.wrong).toBeLessThanOrEqual(notices.decided * 0.02);
  });

  it('notices a wrong number, a missing criterion and one too many', () => {
    const text = '신청자격: 업력 3년 이내 기업';
    const counts = (gold: Parameters<typeof compareCriteria>[0][number]['gold']) => {
      const { criteria, notices, kinds } = compareCriteria([{ id: 'x', text, gold }], COMPANIES, CONTEXT);
      return { criteria: criteria.wrong, notices: notices.wrong, age: kinds.get('firm-age') };
    };
    const right = counts([{ polarity: 'requires', rule: years(3) }]);
    expect(right).toEqual({ criteria: 0, notices: 0, age: { gold: 1, read: 1, right: 1 } });
    const wrong = counts([{ polarity: 'requires', rule: years(7) }]);
    expect(wrong.criteria).toBeGreaterThan(0);
    expect(wrong.notices).toBeGreaterThan(0);
    expect(counts([]).criteria).toBeGreaterThan(0);
    const more = counts([
      { polarity: 'requires', rule: years(3) },
      { polarity: 'requires', rule: { kind: 'other' } },
    ]);
    expect(more).toMatchObject({ criteria: 0 });
    expect(more.notices).toBeGreaterThan(0);
  });

  it('takes an alternative that is not understood for an exception', () => {
    const gold = [{ polarity: 'requires', rule: { ...years(3), hasException: true } }] as const;
    const text = '신청자격: 업력 3년 이내 기업. 다만, 신산업은 5년까지 인정한다.';
    expect(compareCriteria([{ id: 'x', text, gold }], COMPANIES, CONTEXT).kinds.get('firm-age')?.right).toBe(
      1,
    );
  });
});
