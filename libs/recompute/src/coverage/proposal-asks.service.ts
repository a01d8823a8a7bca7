import { type Band, type BilingualText, type Facet } from '@jeonghap/alignment';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type CoverageStatus, type MeasureReference } from '../board/board.js';
import { measureReferencesSql } from '../measure-reference/measure-reference.store.js';
import { LIVE_SCORE_SET, LIVE_SCORE_SET_ID } from '../score-set/score-set.store.js';

/** A measure that answers an ask, with its automatic score; null where it scores too low to be stored and a person chose it. */
export interface AnsweringMeasure extends MeasureReference {
  /** 0 to 100, one decimal. */
  readonly score: number | null;
  readonly band: Band | null;
}

/** An ask of a published proposal with what answers it in the live score set. */
export interface AnsweredAsk {
  readonly id: string;
  readonly proposalId: string;
  readonly no: number;
  readonly text: string;
  /** Null while it was never computed. */
  readonly status: CoverageStatus | null;
  readonly missing: readonly Facet[];
  readonly sentence: BilingualText | null;
  /** The measures that answer it best, best first. */
  readonly best: readonly AnsweringMeasure[];
}

const ASKS = `
WITH ${LIVE_SCORE_SET}
SELECT a.id, a.proposal_id AS "proposalId", a.no, a.text, k.status, coalesce(k.missing, '{}') AS missing, k.sentence,
       coalesce((
         SELECT json_agg(json_build_object('id', m.id, 'kind', m.kind, 'externalRef', m."externalRef", 'title', m.title,
                  'titleEn', m."titleEn", 'status', m.status, 'ministry', m.ministry,
                  'score', round(l.score_tenths / 10.0, 1)::float8, 'band', l.band) ORDER BY b.place)
           FROM unnest(k.best) WITH ORDINALITY AS b (id, place)
           JOIN LATERAL (${measureReferencesSql('b.id')}) m ON true
           LEFT JOIN alignment l ON l.score_set_id = ${LIVE_SCORE_SET_ID} AND l.ask_id = a.id AND l.measure_id = b.id), '[]') AS best
  FROM ask a JOIN proposal p ON p.id = a.proposal_id AND p.deleted_at IS NULL AND p.visibility = 'published'
  LEFT JOIN ask_coverage k ON k.score_set_id = ${LIVE_SCORE_SET_ID} AND k.ask_id = a.id
 WHERE a.proposal_id = ANY ($1::uuid[]) ORDER BY a.proposal_id, a.no`;

/** Asks of published proposals with what answers them. */
@Injectable()
export class ProposalAsksService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The asks of some proposals, those of one in their order. */
  ofProposals(proposalIds: readonly string[]): Promise<readonly AnsweredAsk[]> {
    return this.dataSource.query<AnsweredAsk[]>(ASKS, [proposalIds]);
  }
}
