import {
  ALIGNMENT_FLOOR_TENTHS,
  type MeasureKind,
  type ModelParameters,
  PART_LABELS,
  type PositivePart,
  POSITIVE_PARTS,
} from '@jeonghap/alignment';
import { NotFound } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type ScoreSetReference } from '../score-set/score-set.js';
import { findLiveScoreSet } from '../score-set/score-set.store.js';
import { type CrossValidation, readCrossValidation } from './cross-validation.js';

/** A part of the score with its weight a kind of measure, relative to the other parts. */
export interface MethodPart {
  readonly name: PositivePart;
  readonly label: { readonly ko: string; readonly en: string };
  readonly weights: Readonly<Record<MeasureKind, number>>;
}

/** Stored alignments of the live set by tens of points: `from` 10, 20 … 90. */
export interface ScoreBin {
  readonly from: number;
  readonly count: number;
}

/** How scores are made, and how far they can be trusted. */
export interface ScoringMethod {
  readonly scoreSet: ScoreSetReference;
  /** Where the model comes from: as shipped, or with an edited thesaurus. */
  readonly origin: 'shipped' | 'edited';
  readonly parts: readonly MethodPart[];
  /** Scores from which a band begins, 0 to 100. */
  readonly bands: { readonly strong: number; readonly partial: number; readonly weak: number };
  /** Lowest score that is stored, and highest score of a measure that goes the other way. */
  readonly floor: number;
  readonly oppositionCap: number;
  readonly calibration: ModelParameters['calibration'];
  readonly scores: {
    readonly count: number;
    /** Share of stored alignments at 80 points and more, 0 to 1; `null` without alignments. */
    readonly shareFrom80: number | null;
    readonly bins: readonly ScoreBin[];
  };
  /** Of the shipped model, each measured by a model that had seen nothing of the bench. */
  readonly evaluation: readonly CrossValidation[];
}

const HIGH = 80;

interface ModelRow {
  readonly origin: ScoringMethod['origin'];
  readonly parameters: ModelParameters;
}

/** Describes the model of the live score set: weights, calibration, distribution of its scores, held-out figures. */
@Injectable()
export class ScoringMethodService {
  private readonly evaluation = readCrossValidation();

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @throws NotFound `score-set.not-found` while nothing has been computed yet */
  describe(): Promise<ScoringMethod> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const live = await findLiveScoreSet(manager);
      if (live === undefined) throw new NotFound('score-set.not-found');
      const [model] = await manager.query<ModelRow[]>(
        `SELECT origin, assets->'parameters' AS parameters FROM alignment_model WHERE version = $1`,
        [live.modelVersion],
      );
      if (model === undefined) throw new NotFound('score-set.not-found');
      const bins = await manager.query<ScoreBin[]>(
        `SELECT least(score_tenths / 100, 9) * 10 AS "from", count(*)::int AS count
           FROM alignment WHERE score_set_id = $1 GROUP BY 1 ORDER BY 1`,
        [live.id],
      );
      return {
        scoreSet: { id: live.id, modelVersion: live.modelVersion },
        origin: model.origin,
        ...toMethod(model.parameters),
        scores: toDistribution(bins),
        evaluation: this.evaluation,
      };
    });
  }
}

function toMethod({
  weights,
  bands,
  direction,
  calibration,
}: ModelParameters): Pick<ScoringMethod, 'parts' | 'bands' | 'floor' | 'oppositionCap' | 'calibration'> {
  return {
    parts: POSITIVE_PARTS.map((name) => ({
      name,
      label: PART_LABELS[name],
      weights: { programme: weights.programme[name], legislative_item: weights.legislative_item[name] },
    })),
    bands: { strong: bands.strong / 10, partial: bands.partial / 10, weak: bands.weak / 10 },
    floor: ALIGNMENT_FLOOR_TENTHS / 10,
    oppositionCap: direction.capTenths / 10,
    calibration,
  };
}

function toDistribution(bins: readonly ScoreBin[]): ScoringMethod['scores'] {
  const sum = (some: readonly ScoreBin[]): number => some.reduce((total, { count }) => total + count, 0);
  const count = sum(bins);
  const high = sum(bins.filter(({ from }) => from >= HIGH));
  return { count, shareFrom80: count === 0 ? null : high / count, bins };
}
