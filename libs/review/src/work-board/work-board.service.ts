import { asActor, ASKS_GONE_ON } from '@jeonghap/catalogue';
import {
  type BoardChoice,
  type BoardExtension,
  type BoardLines,
  type BoardRequest,
  BoardService,
  type BoardSort,
  type ExtendedBoardPage,
  NO_VALUE,
} from '@jeonghap/recompute';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { IS_PRESENT } from '../review/review.store.js';
import { MOST_CHOSEN, type ProposalWork, type WorkFilter } from './work-board.js';

/** The last version of each proposal's assignment. */
const PRESENT_ASSIGNMENT = `present_assignment AS MATERIALIZED (
  SELECT DISTINCT ON (proposal_id) proposal_id, version, assignee_id, due_on
    FROM assignment ORDER BY proposal_id, version DESC)`;

/** What of a proposal people looked at. Texts are compared only where a side has another revision than was read. */
const PRESENT_REVIEWS = `present_reviews AS MATERIALIZED (
  SELECT r.proposal_id, bool_or(r.effective_version IS NOT NULL) AS is_reviewed,
         bool_or(r.state IN ('awaiting_second', 'returned')) AS is_awaiting,
         bool_or(r.decision IS NOT NULL AND CASE
           WHEN r.proposal_revision = p.revision AND r.measure_revision = m.revision THEN false
           ELSE r.text_digest IS DISTINCT FROM pair_text_digest(r.ask_id, r.measure_id) END) AS is_stale
    FROM review r
    LEFT JOIN proposal p ON p.id = r.proposal_id AND p.deleted_at IS NULL
    LEFT JOIN LATERAL (
      SELECT revision FROM programme WHERE id = r.measure_id AND deleted_at IS NULL
      UNION ALL
      SELECT revision FROM legislative_item WHERE id = r.measure_id AND deleted_at IS NULL) m ON true
   WHERE ${IS_PRESENT} AND r.ask_id NOT IN (${ASKS_GONE_ON}) GROUP BY r.proposal_id)`;

const REVIEW_STATES = `array_remove(ARRAY[
  CASE WHEN v.is_reviewed THEN 'reviewed' ELSE 'unreviewed' END,
  CASE WHEN v.is_awaiting THEN 'awaiting' END, CASE WHEN v.is_stale THEN 'stale' END], NULL)`;

function extensionOf({ assignee = [], review = [] }: WorkFilter): BoardExtension {
  return {
    tables: [PRESENT_ASSIGNMENT, PRESENT_REVIEWS],
    join: `LEFT JOIN present_assignment g ON g.proposal_id = p.id
           LEFT JOIN present_reviews v ON v.proposal_id = p.id`,
    facets: new Map([
      ['assignee', `ARRAY[coalesce(g.assignee_id::text, '${NO_VALUE}')]`],
      ['review', REVIEW_STATES],
    ]),
    filter: new Map([
      ['assignee', assignee],
      ['review', review],
    ]),
    line: `json_build_object('version', coalesce(g.version, 0), 'assigneeId', g.assignee_id, 'dueOn', g.due_on,
      'isOverdue', coalesce(g.due_on < (now() AT TIME ZONE 'Asia/Seoul')::date, false), 'review', ${REVIEW_STATES})`,
  };
}

/** Proposals with what those who work here do about them. */
export interface WorkBoardPage extends Omit<ExtendedBoardPage, 'further'> {
  readonly work: ReadonlyMap<string, ProposalWork>;
}

export interface WorkBoardLines extends Omit<BoardLines, 'further'> {
  readonly work: ReadonlyMap<string, ProposalWork>;
}

/** The gap board as those who work here see it: also by who looks after a proposal, and by what people reviewed of it. */
@Injectable()
export class WorkBoardService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly board: BoardService,
  ) {}

  /** @throws InvalidInput `request.cursor-invalid`, `board.since-required` */
  async list(request: BoardRequest, filter: WorkFilter, actor: string): Promise<WorkBoardPage> {
    const { further, ...page } = await asActor(this.dataSource, actor, (manager) =>
      this.board.listExtended(manager, request, extensionOf(filter)),
    );
    return { ...page, work: toWork(further) };
  }

  /**
   * All lines that match, for taking along.
   * @throws InvalidInput `board.since-required`
   */
  async lines(
    request: BoardChoice & {
      readonly ids: readonly string[] | undefined;
      readonly sort: BoardSort;
      readonly limit: number;
    },
    filter: WorkFilter,
    actor: string,
  ): Promise<WorkBoardLines> {
    const { further, ...lines } = await asActor(this.dataSource, actor, (manager) =>
      this.board.lines({ ...request, since: request.since }, { manager, extension: extensionOf(filter) }),
    );
    return { ...lines, work: toWork(further) };
  }

  /**
   * Proposals that match, `MOST_CHOSEN` at most, each with its assignment; and how many match.
   * @throws InvalidInput `board.since-required`
   */
  async choose(
    choice: BoardChoice,
    filter: WorkFilter,
    actor: string,
  ): Promise<{ readonly work: ReadonlyMap<string, ProposalWork>; readonly total: number }> {
    const { further, total } = await asActor(this.dataSource, actor, (manager) =>
      this.board.choose(manager, choice, { extension: extensionOf(filter), limit: MOST_CHOSEN }),
    );
    return { work: toWork(further), total };
  }
}

/** What `line` of the extension builds. */
const toWork = (further: ReadonlyMap<string, unknown>): ReadonlyMap<string, ProposalWork> =>
  further as ReadonlyMap<string, ProposalWork>;
