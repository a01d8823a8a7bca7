import { type Bench } from './read-bench.js';
import { withPostgresBaselines } from './postgres-baselines.js';

const measure = (id: string, title: string, body: string): Bench['measures'][number] => ({
  id,
  kind: 'programme',
  title,
  body,
  status: 'open',
  regions: [],
});

const BENCH: Bench = {
  name: 'small',
  proposals: [{ id: 'Q1', title: '바우처 확대', body: '소상공인 바우처 확대' }],
  measures: [
    measure('G1', '항만 준설', '항만 바닥을 판다'),
    measure('G2', '소상공인 바우처', '바우처 확대 사업'),
  ],
};

describe('withPostgresBaselines', () => {
  it('ranks by functions of a real server, and leaves none running', async () => {
    const scores = await withPostgresBaselines(async (baselines) => {
      const found: Record<string, readonly number[]> = {};
      for (const baseline of baselines) {
        const [proposal] = BENCH.proposals;
        if (proposal !== undefined) found[baseline.name] = [...(await baseline.prepare(BENCH))(proposal)];
      }
      return found;
    });
    expect(Object.keys(scores)).toEqual(['PostgreSQL word_similarity', 'PostgreSQL full text']);
    for (const [first = 0, second = 0] of Object.values(scores)) expect(second).toBeGreaterThan(first);
  });
});
