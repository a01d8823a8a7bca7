import { asActor } from '@jeonghap/catalogue';
import { Conflict, cutPage, decodeCursor, NotFound, type Page } from '@jeonghap/platform';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { holdProposalOfAsk } from '../in-rearrangement.js';
import { REVIEW_SETTINGS, type ReviewSettings } from '../review-settings.js';
import { type Reply, type ReplyDraft, type ReplyStatus } from './reply.js';
import {
  type AskReply,
  countReplies,
  insertReply,
  listAskReplies,
  type ListedAskReply,
  listOfProposals,
  listReplies,
  lockAsk,
  proposalOfAsk,
} from './reply.store.js';

export interface ReplyFilter {
  /** Only what is overdue, or only what is not. */
  readonly overdue?: boolean | undefined;
  readonly status?: readonly (ReplyStatus | 'unanswered')[] | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** The ledger of official answers. What the public may see of it, the database decides. */
@Injectable()
export class ReplyService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(REVIEW_SETTINGS) private readonly settings: ReviewSettings,
  ) {}

  /** The answers to a published proposal's asks. @param actor who looks; undefined for the public */
  ofProposal(proposalId: string, actor: string | undefined): Promise<readonly AskReply[]> {
    return this.ofProposals([proposalId], actor);
  }

  /** The same of several proposals, those of one in their order. */
  ofProposals(proposalIds: readonly string[], actor: string | undefined): Promise<readonly AskReply[]> {
    return this.read(actor, (manager) => listOfProposals(manager, proposalIds, this.settings));
  }

  /** Versions of an ask's answer, newest first. @throws NotFound `ask.not-found`, InvalidInput `request.cursor-invalid` */
  async listVersions(
    askId: string,
    actor: string | undefined,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<Page<Reply>> {
    const scope = ['replies', askId];
    const [before] = cursor === undefined ? [null] : decodeCursor(cursor, scope, 1);
    const { rows, total } = await this.read(actor, async (manager) => {
      await assertAsk(manager, askId);
      const place = { before: before == null ? null : Number(before), limit: limit + 1 };
      return { rows: await listReplies(manager, askId, place), total: await countReplies(manager, askId) };
    });
    return { ...cutPage(rows, limit, scope, ({ version }) => [version]), total };
  }

  /** Asks by the day on which their next answer is due. @throws InvalidInput `request.cursor-invalid` */
  async list({ overdue, status, limit, cursor }: ReplyFilter, actor: string): Promise<Page<ListedAskReply>> {
    const statuses = status === undefined || status.length === 0 ? null : status;
    const scope = ['reply-list', overdue ?? null, statuses];
    const after = cursor === undefined ? undefined : decodeCursor(cursor, scope, 2);
    const { rows, total } = await this.read(actor, (manager) =>
      listAskReplies(
        manager,
        { overdue: overdue ?? null, status: statuses, limit: limit + 1, after },
        this.settings,
      ),
    );
    const page = cutPage(rows, limit, scope, ({ position, askId }) => [position, askId]);
    return { ...page, items: page.items.map(({ position: _position, ...item }) => item), total };
  }

  /**
   * Writes down the official answer to an ask.
   * @param version the last one that the person saw; 0 when there was none
   * @throws NotFound `ask.not-found`, Conflict `reply.stale`
   */
  record(askId: string, version: number, draft: ReplyDraft, actor: string): Promise<Reply> {
    return asActor(this.dataSource, actor, async (manager) => {
      await lockAsk(manager, askId);
      await holdProposalOfAsk(manager, askId);
      const proposalId = await assertAsk(manager, askId);
      const [present] = await listReplies(manager, askId, { before: null, limit: 1 });
      const current = present?.version ?? 0;
      if (current !== version) throw new Conflict('reply.stale', { details: { current } });
      return insertReply(manager, { ...draft, askId, proposalId, version: version + 1, actor });
    });
  }

  private read<T>(actor: string | undefined, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return actor === undefined ? work(this.dataSource.manager) : asActor(this.dataSource, actor, work);
  }
}

/** @throws NotFound `ask.not-found` */
async function assertAsk(manager: EntityManager, askId: string): Promise<string> {
  const proposalId = await proposalOfAsk(manager, askId);
  if (proposalId === undefined) throw new NotFound('ask.not-found');
  return proposalId;
}
