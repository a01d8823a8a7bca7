import { cutPage, decodeCursor, type Page } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type CoverageStatus } from '../board/board.js';
import { LIVE_SCORE_SET, LIVE_SCORE_SET_ID } from '../score-set/score-set.store.js';
import { ConvergenceService, type NamedConcept, readConcepts } from './convergence.service.js';
import { findSimilarAsks, type SimilarAsk } from './similar-asks.js';

interface SimilarAskView {
  readonly id: string;
  readonly no: number;
  readonly text: string;
  readonly status: CoverageStatus;
}

/** A published proposal that asks the same as another one, as people read it. */
export interface SimilarProposal {
  readonly id: string;
  readonly externalRef: string | null;
  readonly title: string;
  readonly titleEn: string | null;
  readonly stakeholderId: string;
  readonly stakeholder: string;
  readonly stakeholderEn: string | null;
  /** Of the proposal as a whole. */
  readonly status: CoverageStatus;
  /** Of the two asks, 0 to 1. */
  readonly likeness: number;
  /** Number of the ask of the proposal that was asked about. */
  readonly ownAskNo: number;
  /** The ask that is most alike. */
  readonly ask: SimilarAskView;
  /** What both asks name, the rarest first. */
  readonly concepts: readonly NamedConcept[];
}

export interface SimilarProposals extends Page<SimilarProposal> {
  /** Whether there is anything in the proposal to compare by. */
  readonly isComparable: boolean;
}

type ProposalRow = Omit<SimilarProposal, 'likeness' | 'ownAskNo' | 'ask' | 'concepts'> & {
  readonly askId: string;
  readonly no: number;
  readonly text: string;
};

const PROPOSALS = `
WITH ${LIVE_SCORE_SET}
SELECT a.id AS "askId", a.no, a.text, p.id, p.external_ref AS "externalRef", p.title, p.title_en AS "titleEn",
       s.id AS "stakeholderId", s.title AS stakeholder, s.title_en AS "stakeholderEn", c.status
  FROM ask a JOIN proposal p ON p.id = a.proposal_id AND p.deleted_at IS NULL AND p.visibility = 'published'
  JOIN stakeholder s ON s.id = p.stakeholder_id
  JOIN proposal_coverage c ON c.score_set_id = ${LIVE_SCORE_SET_ID} AND c.proposal_id = p.id
 WHERE a.id = ANY ($1::uuid[])`;

/** Published proposals that ask what another one asks, in the live score set. */
@Injectable()
export class SimilarProposalsService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly convergence: ConvergenceService,
  ) {}

  /**
   * One page, the most alike first.
   * @param proposalId of a published proposal; of another one nothing is known
   * @throws InvalidInput `request.cursor-invalid`, also when what is compared has changed since the page before
   */
  async list(
    proposalId: string,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<SimilarProposals> {
    const { state, asks } = await this.convergence.asks();
    const { isComparable, asks: similar } = findSimilarAsks(asks, proposalId);
    const scope = ['similar', state, proposalId];
    const [after = -1] = cursor === undefined ? [] : decodeCursor(cursor, scope, 1);
    const from = Number(after) + 1;
    const rows = similar.slice(from, from + limit + 1).map((one, index) => ({ one, place: from + index }));
    const { items, nextCursor } = cutPage(rows, limit, scope, ({ place }) => [place]);
    return {
      isComparable,
      items: await this.toViews(items.map(({ one }) => one)),
      nextCursor,
      total: similar.length,
    };
  }

  private async toViews(similar: readonly SimilarAsk[]): Promise<readonly SimilarProposal[]> {
    const ids = similar.flatMap(({ ownAskId, other }) => [ownAskId, other.askId]);
    const rows = await this.dataSource.query<ProposalRow[]>(PROPOSALS, [ids]);
    const found = new Map(rows.map((row) => [row.askId, row]));
    const concepts = await readConcepts(
      this.dataSource,
      similar.flatMap(({ common }) => common),
    );
    return similar.flatMap(({ ownAskId, other, likeness, common }) => {
      const [own, row] = [found.get(ownAskId), found.get(other.askId)];
      if (own === undefined || row === undefined) return []; // gone since they were compared
      const { askId, no, text, ...proposal } = row;
      return [
        {
          ...proposal,
          likeness,
          ownAskNo: own.no,
          ask: { id: askId, no, text, status: other.status },
          concepts: common.flatMap((id) => concepts.get(id) ?? []),
        },
      ];
    });
  }
}
