import { asActor, type AskDraft, ProposalService } from '@jeonghap/catalogue';
import { Conflict, cutPage, decodeCursor, NotFound, type Page } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { type HandedInDraft, type HandedInState } from './company-draft.js';
import { DRAFT_COLUMNS } from './company-draft.service.js';
import { dayInSeoul } from '../day-in-seoul.js';

const COLUMNS = `${DRAFT_COLUMNS}, d.company_id AS "companyId", s.title AS company, s.title_en AS "companyEn"`;
const FROM = 'company_draft d JOIN stakeholder s ON s.id = d.company_id';

/** Drafts that companies handed in: editors make proposals of them, or decline them with a reason. */
@Injectable()
export class HandedInDraftService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly proposals: ProposalService,
  ) {}

  /** One page, the longest waiting first, of decided ones the latest. @throws InvalidInput `request.cursor-invalid` */
  list(
    {
      state,
      limit,
      cursor,
    }: { readonly state: HandedInState; readonly limit: number; readonly cursor?: string | undefined },
    actor: string,
  ): Promise<Page<HandedInDraft>> {
    const scope = ['handed-in-drafts', state];
    const [after, afterId] = cursor === undefined ? [null, null] : decodeCursor(cursor, scope, 2);
    const [by, order, past] =
      state === 'submitted' ? ['d.submitted_at', 'ASC', '>'] : ['d.decided_at', 'DESC', '<'];
    return asActor(this.dataSource, actor, async (manager) => {
      const rows = await manager.query<(HandedInDraft & { readonly place: string })[]>(
        `SELECT ${COLUMNS}, ${by}::text AS place FROM ${FROM}
          WHERE d.state = $1 AND ($2::timestamptz IS NULL OR (${by}, d.id) ${past} ($2::timestamptz, $3::uuid))
          ORDER BY ${by} ${order}, d.id ${order} LIMIT $4`,
        [state, after, afterId, limit + 1],
      );
      const [count] = await manager.query<{ n: number }[]>(
        `SELECT count(*)::int AS n FROM ${FROM} WHERE d.state = $1`,
        [state],
      );
      const page = cutPage(rows, limit, scope, ({ place, id }) => [place, id]);
      return { ...page, items: page.items.map(({ place: _place, ...draft }) => draft), total: count?.n ?? 0 };
    });
  }

  /** A draft that waits. @throws NotFound `draft.not-found`, Conflict `draft.decided` */
  getWaiting(id: string, actor: string): Promise<HandedInDraft> {
    return asActor(this.dataSource, actor, (manager) => getWaiting(manager, id));
  }

  /**
   * Makes a proposal of a draft, which nobody but those who work here sees until an editor publishes it. Doing so again after the connection
   * broke makes no second one.
   * @param asks what the draft asks for
   * @throws NotFound `draft.not-found`, Conflict `draft.decided`
   */
  async accept(id: string, asks: readonly AskDraft[], actor: string): Promise<HandedInDraft> {
    const draft = await this.getWaiting(id, actor);
    const { title, body, companyId, submittedAt } = draft;
    const day = submittedAt === null ? '' : dayInSeoul(submittedAt);
    const proposal = await this.proposals.create(
      {
        ...{ title, body, asks, stakeholder: companyId },
        visibility: 'draft',
        provenance: { heading: `기업이 제출한 초안(${day})` },
        ...(day === '' ? {} : { occasionDate: day }),
      },
      actor,
      `company-draft/${id}`,
    );
    return this.decide(id, { state: 'accepted', reason: null, proposalId: proposal.id }, actor);
  }

  /** Says no to a draft; the company reads why. @throws NotFound `draft.not-found`, Conflict `draft.decided` */
  decline(id: string, reason: string, actor: string): Promise<HandedInDraft> {
    return this.decide(id, { state: 'declined', reason, proposalId: null }, actor);
  }

  private decide(
    id: string,
    {
      state,
      reason,
      proposalId,
    }: Pick<HandedInDraft, 'reason' | 'proposalId'> & { readonly state: 'accepted' | 'declined' },
    actor: string,
  ): Promise<HandedInDraft> {
    return asActor(this.dataSource, actor, async (manager) => {
      const [[row]] = await manager.query<[HandedInDraft[], number]>(
        `UPDATE company_draft d SET state = $2, reason = $3, proposal_id = $4, decided_at = clock_timestamp(),
                revision = d.revision + 1, updated_at = clock_timestamp()
           FROM stakeholder s WHERE d.id = $1 AND s.id = d.company_id AND d.state = 'submitted' RETURNING ${COLUMNS}`,
        [id, state, reason, proposalId],
      );
      return row ?? getWaiting(manager, id);
    });
  }
}

async function getWaiting(manager: EntityManager, id: string): Promise<HandedInDraft> {
  const [row] = await manager.query<HandedInDraft[]>(
    `SELECT ${COLUMNS} FROM ${FROM} WHERE d.id = $1 AND d.state <> 'draft'`,
    [id],
  );
  if (row === undefined) throw new NotFound('draft.not-found');
  if (row.state !== 'submitted') throw new Conflict('draft.decided');
  return row;
}
