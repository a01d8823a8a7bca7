import type pg from 'pg';

import { withScratchPostgres } from '../support/scratch-postgres.js';
import { type Baseline, type Scorer } from './baselines.js';
import { type Bench } from './read-bench.js';

/** PostgreSQL's own ranking functions. */
const QUERIES = {
  'PostgreSQL word_similarity':
    'SELECT n, greatest(word_similarity(title, $1), word_similarity(body, $1)) AS score FROM bench_measure',
  'PostgreSQL full text':
    "SELECT n, ts_rank(to_tsvector('simple', title || ' ' || body), query) AS score FROM bench_measure, " +
    "(SELECT replace(plainto_tsquery('simple', $1)::text, ' & ', ' | ')::tsquery AS query) AS asked",
} as const;

/** Runs something with PostgreSQL's baselines, on a server of its own that is gone afterwards. */
export function withPostgresBaselines<T>(run: (baselines: readonly Baseline[]) => Promise<T>): Promise<T> {
  return withScratchPostgres(async (client) => {
    return run(
      Object.entries(QUERIES).map(([name, sql]) => ({
        name,
        prepare: (bench) => precompute(client, sql, bench),
      })),
    );
  });
}

/** The scorer must answer at once, so all proposals are asked beforehand. */
async function precompute(client: pg.Client, sql: string, bench: Bench): Promise<Scorer> {
  await client.query('DROP TABLE IF EXISTS bench_measure');
  await client.query('CREATE TEMPORARY TABLE bench_measure (n int PRIMARY KEY, title text, body text)');
  for (const [n, { title, body }] of bench.measures.entries()) {
    await client.query('INSERT INTO bench_measure VALUES ($1, $2, $3)', [n, title, body]);
  }
  const scores = new Map<string, readonly number[]>();
  for (const { id, title, body } of bench.proposals) {
    const { rows } = await client.query<{ n: number; score: number }>(sql, [`${title} ${body}`]);
    const found = new Map(rows.map(({ n, score }) => [n, score]));
    scores.set(
      id,
      bench.measures.map((_, n) => found.get(n) ?? 0),
    );
  }
  return ({ id }) => scores.get(id) ?? [];
}
