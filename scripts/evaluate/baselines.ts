import MiniSearch from 'minisearch';

import { indexTerms, learnCompounds, splitCompound, tokenise } from '@jeonghap/korean-text';

import { type Bench, type BenchProposal } from './read-bench.js';

/** Scores of the measures of a bench for one proposal, in the order of the bench. */
export type Scorer = (proposal: BenchProposal) => readonly number[];

/** A system to compare with. */
export interface Baseline {
  readonly name: string;
  prepare(bench: Bench): Scorer | Promise<Scorer>;
}

/** BM25 as in the literature: k1 1.5, b 0.75, title words counted twice. */
const K1 = 1.5;
const B = 0.75;
const TITLE_COUNT = 2;

type Tokens = (text: string) => readonly string[];

/** A way to cut texts that has looked at the measures of the bench. */
type LearntTokens = (bench: Bench) => Tokens;

const spaceWords: Tokens = (text) =>
  text
    .toLowerCase()
    .split(/[\s.,!?·()「」'"‘’“”○]+/)
    .filter((word) => word !== '');
const stemBigrams: Tokens = (text) => indexTerms(tokenise(text));
/** Stems, compounds among them cut into words that stand free somewhere in the bench. */
const splitCompounds: LearntTokens = ({ measures, proposals }) => {
  const lexicon = learnCompounds([...measures, ...proposals].map(({ title, body }) => `${title}\n${body}`));
  return (text) => tokenise(text).flatMap(({ stem }) => splitCompound(stem, lexicon));
};

function bm25(name: string, tokensOf: LearntTokens): Baseline {
  return {
    name,
    prepare: (bench) => {
      const { measures } = bench;
      const tokens = tokensOf(bench);
      const documents = measures.map(({ title, body }) => countTerms(tokens(title), tokens(body)));
      const averageLength =
        documents.reduce((sum, { length }) => sum + length, 0) / Math.max(1, documents.length);
      const frequency = new Map<string, number>();
      for (const { counts } of documents) {
        for (const term of counts.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
      }
      const idf = (term: string): number => {
        const inTexts = frequency.get(term) ?? 0;
        return Math.log(1 + (documents.length - inTexts + 0.5) / (inTexts + 0.5));
      };
      return ({ title, body }) => {
        const query = new Set(tokens(`${title}\n${body}`));
        return documents.map(({ counts, length }) => {
          let score = 0;
          for (const term of query) {
            const count = counts.get(term) ?? 0;
            if (count > 0) {
              score += (idf(term) * count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / averageLength));
            }
          }
          return score;
        });
      };
    },
  };
}

function countTerms(
  title: readonly string[],
  body: readonly string[],
): { readonly counts: ReadonlyMap<string, number>; readonly length: number } {
  const counts = new Map<string, number>();
  for (const term of title) counts.set(term, (counts.get(term) ?? 0) + TITLE_COUNT);
  for (const term of body) counts.set(term, (counts.get(term) ?? 0) + 1);
  return { counts, length: title.length + body.length };
}

/** MiniSearch as it comes out of the box. */
const miniSearch: Baseline = {
  name: 'MiniSearch',
  prepare: ({ measures }) => {
    const index = new MiniSearch<{ id: number; title: string; body: string }>({ fields: ['title', 'body'] });
    index.addAll(measures.map(({ title, body }, id) => ({ id, title, body })));
    return ({ title, body }) => {
      const found = new Map(index.search(`${title}\n${body}`).map(({ id, score }) => [id as number, score]));
      return measures.map((_, at) => found.get(at) ?? 0);
    };
  },
};

/** Baselines that need no server. */
export const BASELINES: readonly Baseline[] = [
  bm25('space-split BM25', () => spaceWords),
  bm25('stem-bigram BM25', () => stemBigrams),
  bm25('split-compound BM25', splitCompounds),
  bm25('bigram + compound BM25', (bench) => {
    const split = splitCompounds(bench);
    return (text) => [...stemBigrams(text), ...split(text).filter((word) => word.length > 2)];
  }),
  miniSearch,
];
