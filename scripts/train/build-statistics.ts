import { buildModel, type CorpusStatistics, countTexts, type ModelAssets } from '@jeonghap/alignment';

/** Texts the statistics are counted over; `measure` texts also give the mean length. */
export interface CountedText {
  readonly text: string;
  readonly isMeasure: boolean;
}

/** A term in fewer texts than this is left out of the file: it counts as unseen. */
const MIN_TEXTS = 2;

/** Counts terms and concepts over texts. Deterministic: keys are sorted. */
export function buildStatistics(
  texts: readonly CountedText[],
  { thesaurus, parameters }: Pick<ModelAssets, 'thesaurus' | 'parameters'>,
): CorpusStatistics {
  const empty: CorpusStatistics = { documents: 1, averageLength: 1, termFrequency: {}, conceptFrequency: {} };
  const model = buildModel({ thesaurus, parameters, statistics: empty });
  const counts = texts.map(({ text }) => countTexts(text, model));
  const lengths = counts.filter((_, at) => texts[at]?.isMeasure === true).map(({ length }) => length);
  return {
    documents: texts.length,
    averageLength: Math.round(lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length)),
    termFrequency: frequencies(
      counts.map(({ terms }) => terms),
      MIN_TEXTS,
    ),
    conceptFrequency: frequencies(
      counts.map(({ concepts }) => concepts),
      1,
    ),
  };
}

function frequencies(
  sets: readonly ReadonlySet<string>[],
  minimum: number,
): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const set of sets) for (const key of set) counts.set(key, (counts.get(key) ?? 0) + 1);
  const kept = [...counts].filter(([, count]) => count >= minimum);
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
}
