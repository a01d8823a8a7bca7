import { prepareAsk, rankMeasures } from '@jeonghap/alignment';
import { Injectable } from '@nestjs/common';
import { LiveMeasures, type LiveMeasuresView } from './live-measures.js';

/** How well the published programmes answer a text that is not stored, as the live model scores it. */
@Injectable()
export class ProgrammeRelevanceService {
  constructor(private readonly measures: LiveMeasures) {}

  /**
   * Scores of all programmes that score above nothing, 0 to 100 with one decimal, by id. The text is kept nowhere.
   * @returns undefined while there is no live model to score with
   */
  ofText(text: string): Promise<ReadonlyMap<string, number> | undefined> {
    return this.measures.search(['programme'], (view) => scoresOf(text, view));
  }
}

function scoresOf(text: string, { model, indexes }: LiveMeasuresView): ReadonlyMap<string, number> {
  const ask = prepareAsk({ title: '', text }, model);
  const hits = indexes.flatMap((index) => rankMeasures(index, ask, model, { floorTenths: 1 }));
  return new Map(hits.map(({ id, scoreTenths }) => [id, scoreTenths / 10]));
}
