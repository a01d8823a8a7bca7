import { asActor } from '@jeonghap/catalogue';
import { Conflict, cutPage, decodeCursor, NotFound, type Page } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';

/** Who looks after a proposal (담당), and until when; version 0 while nobody was ever named. */
export interface Assignment {
  readonly proposalId: string;
  readonly version: number;
  readonly assigneeId: string | null;
  /** YYYY-MM-DD. */
  readonly dueOn: string | null;
}

export interface ListedAssignment extends Assignment {
  readonly proposalTitle: string;
  readonly proposalTitleEn: string | null;
  readonly isOverdue: boolean;
}

export interface AssignmentFilter {
  readonly assigneeId?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const COLUMNS = `g.proposal_id AS "proposalId", g.version, g.assignee_id AS "assigneeId", g.due_on::text AS "dueOn"`;

const IS_PRESENT = `NOT EXISTS (SELECT FROM assignment n
  WHERE n.proposal_id = g.proposal_id AND n.version = g.version + 1)`;

/** Who works on what. */
@Injectable()
export class AssignmentService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  get(proposalId: string, actor: string): Promise<Assignment> {
    return asActor(this.dataSource, actor, (manager) => findAssignment(manager, proposalId));
  }

  /** Assigned proposals by the day on which they are due, those without one last. @throws InvalidInput `request.cursor-invalid` */
  async list(
    { assigneeId, limit, cursor }: AssignmentFilter,
    actor: string,
  ): Promise<Page<ListedAssignment>> {
    const scope = ['assignments', assigneeId ?? null];
    const after = cursor === undefined ? [null, null] : decodeCursor(cursor, scope, 2);
    const matching = `
      SELECT ${COLUMNS}, p.title AS "proposalTitle", p.title_en AS "proposalTitleEn",
             coalesce(g.due_on < (now() AT TIME ZONE 'Asia/Seoul')::date, false) AS "isOverdue",
             coalesce(g.due_on, 'infinity')::text AS position
        FROM assignment g JOIN proposal p ON p.id = g.proposal_id AND p.deleted_at IS NULL
       WHERE ${IS_PRESENT} AND g.assignee_id IS NOT NULL AND ($1::uuid IS NULL OR g.assignee_id = $1)`;
    const { rows, total } = await asActor(this.dataSource, actor, async (manager) => ({
      rows: await manager.query<(ListedAssignment & { readonly position: string })[]>(
        `SELECT * FROM (${matching}) page
          WHERE $2::date IS NULL OR (position::date, "proposalId") > ($2::date, $3::uuid)
          ORDER BY position::date, "proposalId" LIMIT $4`,
        [assigneeId ?? null, ...after, limit + 1],
      ),
      total: await manager.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM (${matching}) n`, [
        assigneeId ?? null,
      ]),
    }));
    const page = cutPage(rows, limit, scope, ({ position, proposalId }) => [position, proposalId]);
    return {
      ...page,
      items: page.items.map(({ position: _position, ...item }) => item),
      total: total[0]?.n ?? 0,
    };
  }

  /**
   * Names who looks after a proposal, or nobody.
   * @param seen.version the last one that the person saw
   * @throws NotFound `proposal.not-found`, Conflict `assignment.stale`
   */
  assign(
    seen: { readonly proposalId: string; readonly version: number },
    { assigneeId, dueOn }: Pick<Assignment, 'assigneeId' | 'dueOn'>,
    actor: string,
  ): Promise<Assignment> {
    const { proposalId, version } = seen;
    return asActor(this.dataSource, actor, async (manager) => {
      await lockProposal(manager, proposalId);
      const present = await findAssignment(manager, proposalId);
      if (present.version !== version)
        throw new Conflict('assignment.stale', { details: { current: present.version } });
      await manager.query(
        `INSERT INTO assignment (proposal_id, version, assignee_id, due_on, actor) VALUES ($1, $2, $3, $4, $5)`,
        [proposalId, version + 1, assigneeId, dueOn, actor],
      );
      return findAssignment(manager, proposalId);
    });
  }
}

async function findAssignment(manager: EntityManager, proposalId: string): Promise<Assignment> {
  const [row] = await manager.query<Assignment[]>(
    `SELECT ${COLUMNS} FROM assignment g WHERE g.proposal_id = $1 ORDER BY g.version DESC LIMIT 1`,
    [proposalId],
  );
  return row ?? { proposalId, version: 0, assigneeId: null, dueOn: null };
}

/** Holds a proposal that is there until the end of the transaction. @throws NotFound `proposal.not-found` */
export async function lockProposal(manager: EntityManager, proposalId: string): Promise<void> {
  const rows = await manager.query<unknown[]>(
    'SELECT FROM proposal WHERE id = $1 AND deleted_at IS NULL FOR NO KEY UPDATE',
    [proposalId],
  );
  if (rows.length === 0) throw new NotFound('proposal.not-found');
}
