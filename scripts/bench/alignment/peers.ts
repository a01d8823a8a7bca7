import { type AskInput, type MeasureInput } from '@jeonghap/alignment';
import MiniSearch from 'minisearch';
import type pg from 'pg';
import { withScratchPostgres } from '../../support/scratch-postgres.js';
import { BEST } from './thread-work.js';

/** How fast another engine is on the same texts. */
export interface PeerResult {
  readonly name: string;
  readonly buildSeconds: number;
  /** Time of each query in milliseconds; slow engines get fewer. */
  readonly queryMs: readonly number[];
}

export interface PeerCorpus {
  readonly measures: number;
  readonly measure: (number: number) => MeasureInput;
  readonly ask: (number: number) => AskInput;
}

const MOST_QUERIES = 100;
/** Queries of one peer end when they have taken this long. */
const BUDGET_MS = 12_000;
const FEWEST_QUERIES = 3;
const ROWS = 1_000;

/** MiniSearch as it comes out of the box: its ranking, its words. */
export async function measureMiniSearch({ measures, measure, ask }: PeerCorpus): Promise<PeerResult> {
  const entries = Array.from({ length: measures }, (_, id) => ({ id, ...measure(id) }));
  const startedAt = performance.now();
  const index = new MiniSearch<{ id: number; title: string; body: string }>({ fields: ['title', 'body'] });
  index.addAll(entries);
  const buildSeconds = (performance.now() - startedAt) / 1000;
  const queryMs = await timeQueries((number) => {
    index.search(textOf(ask(number))).slice(0, BEST);
    return Promise.resolve();
  });
  return { name: 'MiniSearch', buildSeconds, queryMs };
}

/** PostgreSQL's full text search on a server of its own: words joined by OR, an inverted index, ranked by `ts_rank`. */
export async function measurePostgres(corpus: PeerCorpus): Promise<PeerResult> {
  const texts = Array.from({ length: corpus.measures }, (_, number) => textOf(corpus.measure(number)));
  return withScratchPostgres(async (client) => {
    const startedAt = performance.now();
    await loadTexts(client, texts);
    const buildSeconds = (performance.now() - startedAt) / 1000;
    const queryMs = await timeQueries(async (number) => {
      await client.query(RANKED, [textOf(corpus.ask(number)), BEST]);
    });
    return { name: 'PostgreSQL full text', buildSeconds, queryMs };
  });
}

const RANKED = `
  SELECT n FROM bench_measure,
    LATERAL (SELECT replace(plainto_tsquery('simple', $1)::text, ' & ', ' | ')::tsquery AS query) AS asked
   WHERE words @@ query ORDER BY ts_rank(words, query) DESC, n LIMIT $2`;

async function loadTexts(client: pg.Client, texts: readonly string[]): Promise<void> {
  await client.query('CREATE TABLE bench_measure (n int PRIMARY KEY, words tsvector NOT NULL)');
  for (let from = 0; from < texts.length; from += ROWS) {
    await client.query(
      `INSERT INTO bench_measure SELECT $1 + at - 1, to_tsvector('simple', text)
         FROM unnest($2::text[]) WITH ORDINALITY AS rows (text, at)`,
      [from, texts.slice(from, from + ROWS)],
    );
  }
  await client.query('CREATE INDEX ON bench_measure USING gin (words)');
  await client.query('ANALYZE bench_measure');
}

async function timeQueries(run: (number: number) => Promise<void>): Promise<readonly number[]> {
  const times: number[] = [];
  const endAt = performance.now() + BUDGET_MS;
  for (let number = 0; number < MOST_QUERIES; number += 1) {
    if (performance.now() > endAt && times.length >= FEWEST_QUERIES) break;
    const startedAt = performance.now();
    await run(number);
    times.push(performance.now() - startedAt);
  }
  return times;
}

/** Title and text, as both peers index and ask them. */
function textOf(entry: AskInput | MeasureInput): string {
  return `${entry.title}\n${'body' in entry ? entry.body : entry.text}`;
}
