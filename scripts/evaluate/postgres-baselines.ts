import pg from 'pg';

import { type Baseline, type Scorer } from './baselines.js';
import { type Bench } from './read-bench.js';

/** PostgreSQL's own ranking functions, tried on a temporary table. */
const QUERIES = {
  'PostgreSQL word_similarity':
    'SELECT n, greatest(word_similarity(title, $1), word_similarity(body, $1)) AS score FROM bench_measure',
  'PostgreSQL full text':
    "SELECT n, ts_rank(to_tsvector('simple', title || ' ' || body), query) AS score FROM bench_measure, " +
    "replace(plainto_tsquery('simple', $1)::text, ' & ', ' | ')::tsquery AS query",
} as const;

/** Baselines on the server at `databaseUrl`; nothing is left behind there. Call `close` when done. */
export function postgresBaselines(databaseUrl: string): {
  readonly baselines: readonly Baseline[];
  close(): Promise<void>;
} {
  const clients: pg.Client[] = [];
  const baselines = Object.entries(QUERIES).map(([name, sql]): Baseline => ({
    name,
    prepare: async (bench) => {
      const client = new pg.Client({ connectionString: databaseUrl });
      clients.push(client);
      await client.connect();
      return precompute(client, sql, bench);
    },
  }));
  return {
    baselines,
    close: async () => {
      await Promise.all(clients.map((client) => client.end()));
    },
  };
}

/** The scorer must answer at once, so all proposals are asked beforehand. */
async function precompute(client: pg.Client, sql: string, bench: Bench): Promise<Scorer> {
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
