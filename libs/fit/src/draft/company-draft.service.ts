import { asActor } from '@jeonghap/catalogue';
import { Conflict, cutPage, decodeCursor, NotFound, type Page } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { lockCompany } from '../profile/lock-company.js';
import { type CompanyDraft, type CompanyDraftText, DRAFT_LIMITS, type DraftState } from './company-draft.js';

/** Columns of a draft `d` as a `CompanyDraft`. */
export const DRAFT_COLUMNS = `d.id, d.title, d.body, d.state, d.revision, d.created_at AS "createdAt", d.updated_at AS "updatedAt",
  d.submitted_at AS "submittedAt", d.decided_at AS "decidedAt", d.reason, d.proposal_id AS "proposalId"`;
const OWN = 'd.company_id = transaction_company()';

interface DraftWrite {
  /** States in which it may be written. */
  readonly from: readonly DraftState[];
  /** Assignments, whose parameters count from $3. */
  readonly sql: string;
  readonly values: readonly unknown[];
}

type SeenDraft = Pick<CompanyDraft, 'id' | 'revision'>;

/**
 * Proposals that the company of a person is writing. The row policies show nobody else's; once handed in, an editor sees one too.
 */
@Injectable()
export class CompanyDraftService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** One page, the last changed first. @throws InvalidInput `request.cursor-invalid` */
  list(
    { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
    actor: string,
  ): Promise<Page<CompanyDraft>> {
    const scope = ['company-drafts'];
    const [at, afterId] = cursor === undefined ? [null, null] : decodeCursor(cursor, scope, 2);
    return asActor(this.dataSource, actor, async (manager) => {
      const rows = await manager.query<(CompanyDraft & { readonly place: string })[]>(
        `SELECT ${DRAFT_COLUMNS}, d.updated_at::text AS place FROM company_draft d
          WHERE ${OWN} AND ($1::timestamptz IS NULL OR (d.updated_at, d.id) < ($1::timestamptz, $2::uuid))
          ORDER BY d.updated_at DESC, d.id DESC LIMIT $3`,
        [at, afterId, limit + 1],
      );
      const total = await countOwn(manager);
      const page = cutPage(rows, limit, scope, ({ place, id }) => [place, id]);
      return { ...page, items: page.items.map(({ place: _place, ...draft }) => draft), total };
    });
  }

  /** @throws NotFound `draft.not-found` also for one of another company */
  get(id: string, actor: string): Promise<CompanyDraft> {
    return asActor(this.dataSource, actor, (manager) => getDraft(manager, id));
  }

  /** @throws Conflict `profile.no-company`, `draft.too-many` */
  create({ title, body }: CompanyDraftText, actor: string): Promise<CompanyDraft> {
    return asActor(this.dataSource, actor, async (manager) => {
      const companyId = await lockCompany(manager);
      if ((await countOwn(manager)) >= DRAFT_LIMITS.most)
        throw new Conflict('draft.too-many', { details: { most: DRAFT_LIMITS.most } });
      const [row] = await manager.query<CompanyDraft[]>(
        `INSERT INTO company_draft AS d (company_id, title, body) VALUES ($1, $2, $3) RETURNING ${DRAFT_COLUMNS}`,
        [companyId, title, body],
      );
      if (row === undefined) throw new NotFound('draft.not-found');
      return row;
    });
  }

  /**
   * Changes the text. One that was declined becomes a draft again.
   * @throws NotFound `draft.not-found`, Conflict `entry.stale`, `draft.handed-in`
   */
  change(seen: SeenDraft, { title, body }: Partial<CompanyDraftText>, actor: string): Promise<CompanyDraft> {
    return this.write(seen, actor, {
      from: ['draft', 'declined'],
      sql: `title = coalesce($3, title), body = coalesce($4, body), state = 'draft', submitted_at = NULL, decided_at = NULL, reason = NULL`,
      values: [title ?? null, body ?? null],
    });
  }

  /** Hands a draft to those who work here. @throws NotFound `draft.not-found`, Conflict `entry.stale`, `draft.handed-in` */
  submit(seen: SeenDraft, actor: string): Promise<CompanyDraft> {
    const sql = `state = 'submitted', submitted_at = clock_timestamp()`;
    return this.write(seen, actor, { from: ['draft'], sql, values: [] });
  }

  /** Erases a draft, whatever became of it; a proposal that was made of it stays. @throws NotFound `draft.not-found` */
  remove(id: string, actor: string): Promise<void> {
    return asActor(this.dataSource, actor, async (manager) => {
      const [, removed] = await manager.query<[unknown[], number]>(
        `DELETE FROM company_draft d WHERE d.id = $1 AND ${OWN}`,
        [id],
      );
      if (removed === 0) throw new NotFound('draft.not-found');
    });
  }

  /** All drafts of the company, for a file; `DRAFT_LIMITS.most` at most. */
  all(actor: string): Promise<readonly CompanyDraft[]> {
    return asActor(this.dataSource, actor, (manager) =>
      manager.query<CompanyDraft[]>(
        `SELECT ${DRAFT_COLUMNS} FROM company_draft d WHERE ${OWN} ORDER BY d.updated_at DESC, d.id`,
      ),
    );
  }

  private write(
    { id, revision }: SeenDraft,
    actor: string,
    { from, sql, values }: DraftWrite,
  ): Promise<CompanyDraft> {
    return asActor(this.dataSource, actor, async (manager) => {
      await manager.query('SELECT FROM company_draft WHERE id = $1 FOR UPDATE', [id]);
      const present = await getDraft(manager, id);
      if (!from.includes(present.state)) throw new Conflict('draft.handed-in');
      if (present.revision !== revision)
        throw new Conflict('entry.stale', { details: { current: present.revision } });
      const [[row]] = await manager.query<[CompanyDraft[], number]>(
        `UPDATE company_draft d SET ${sql}, revision = revision + 1, updated_at = clock_timestamp()
          WHERE d.id = $1 AND d.revision = $2 RETURNING ${DRAFT_COLUMNS}`,
        [id, revision, ...values],
      );
      if (row === undefined) throw new NotFound('draft.not-found');
      return row;
    });
  }
}

async function countOwn(manager: EntityManager): Promise<number> {
  const [row] = await manager.query<{ n: number }[]>(
    `SELECT count(*)::int AS n FROM company_draft d WHERE ${OWN}`,
  );
  return row?.n ?? 0;
}

async function getDraft(manager: EntityManager, id: string): Promise<CompanyDraft> {
  const [row] = await manager.query<CompanyDraft[]>(
    `SELECT ${DRAFT_COLUMNS} FROM company_draft d WHERE d.id = $1 AND ${OWN}`,
    [id],
  );
  if (row === undefined) throw new NotFound('draft.not-found');
  return row;
}
