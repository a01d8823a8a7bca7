import { indexTerms, tokenise } from '@jeonghap/korean-text';

import { annotateConcepts } from '../concepts/annotate-concepts.js';
import { type AlignmentModel } from './build-model.js';

/** What a text adds to corpus statistics. */
export interface TextCounts {
  /** Number of search terms, repeats counted. */
  readonly length: number;
  /** Distinct search terms. */
  readonly terms: ReadonlySet<string>;
  /** Ids of the concepts found. */
  readonly concepts: ReadonlySet<string>;
}

/** Distinct terms and concepts of a text, for {@link CorpusStatistics}. */
export function countTexts(text: string, model: Pick<AlignmentModel, 'matcher' | 'concepts'>): TextCounts {
  const terms = indexTerms(tokenise(text));
  const ids = annotateConcepts(text, model.matcher).flatMap(
    ({ concept }) => model.concepts[concept]?.id ?? [],
  );
  return { length: terms.length, terms: new Set(terms), concepts: new Set(ids) };
}
