import { asActor } from '@jeonghap/catalogue';
import { cutPage, decodeCursor, NotFound, type Page } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { lockProposal } from './assignment.service.js';

/** Longest comment, UTF-16 code units; most people that one may name. */
export const COMMENT_LIMITS = { body: 4_000, mentions: 20 } as const;

/** What somebody who works here says about a proposal (의견). */
export interface Comment {
  readonly id: string;
  readonly proposalId: string;
  readonly proposalTitle: string;
  readonly proposalTitleEn: string | null;
  readonly authorId: string;
  /** Null once its author removed it. */
  readonly body: string | null;
  /** Accounts that it is for in particular. */
  readonly mentions: readonly string[];
  readonly at: Date;
}

export interface CommentFilter {
  readonly proposalId?: string | undefined;
  /** Only those that name this account. */
  readonly mentionedId?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const COMMENTS = `
  SELECT c.id, c.proposal_id AS "proposalId", p.title AS "proposalTitle", p.title_en AS "proposalTitleEn",
         c.author_id AS "authorId", CASE WHEN c.removed_at IS NULL THEN c.body END AS body,
         CASE WHEN c.removed_at IS NULL THEN c.mentions ELSE '{}' END AS mentions, c.at, c.at::text AS position
    FROM comment c JOIN proposal p ON p.id = c.proposal_id AND p.deleted_at IS NULL
   WHERE ($1::uuid IS NULL OR c.proposal_id = $1) AND ($2::uuid IS NULL OR (c.mentions @> ARRAY[$2] AND c.removed_at IS NULL))`;

/** Talk about proposals among those who work here. */
@Injectable()
export class CommentService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Comments on a proposal, or those that name somebody; the latest first. @throws InvalidInput `request.cursor-invalid` */
  async list(
    { proposalId, mentionedId, limit, cursor }: CommentFilter,
    actor: string,
  ): Promise<Page<Comment>> {
    const scope = ['comments', proposalId ?? null, mentionedId ?? null];
    const after = cursor === undefined ? [null, null] : decodeCursor(cursor, scope, 2);
    const filter = [proposalId ?? null, mentionedId ?? null];
    const { rows, total } = await asActor(this.dataSource, actor, async (manager) => ({
      rows: await manager.query<(Comment & { readonly position: string })[]>(
        `SELECT * FROM (${COMMENTS}) page WHERE $3::timestamptz IS NULL OR (at, id) < ($3::timestamptz, $4::uuid)
          ORDER BY at DESC, id DESC LIMIT $5`,
        [...filter, ...after, limit + 1],
      ),
      total: await manager.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM (${COMMENTS}) n`, filter),
    }));
    const page = cutPage(rows, limit, scope, ({ position, id }) => [position, id]);
    return {
      ...page,
      items: page.items.map(({ position: _position, ...item }) => item),
      total: total[0]?.n ?? 0,
    };
  }

  /** Says something about a proposal. @throws NotFound `proposal.not-found` */
  add(
    proposalId: string,
    { body, mentions }: { readonly body: string; readonly mentions: readonly string[] },
    by: { readonly actor: string; readonly accountId: string },
  ): Promise<Comment> {
    return asActor(this.dataSource, by.actor, async (manager) => {
      await lockProposal(manager, proposalId);
      const [row] = await manager.query<{ id: string }[]>(
        `INSERT INTO comment (proposal_id, author_id, body, mentions) VALUES ($1, $2, $3, $4) RETURNING id`,
        [proposalId, by.accountId, body, mentions],
      );
      return findComment(manager, row?.id ?? '');
    });
  }

  /** Removes one's own comment; that there was one stays. @throws NotFound `comment.not-found` */
  remove(id: string, by: { readonly actor: string; readonly accountId: string }): Promise<void> {
    return asActor(this.dataSource, by.actor, async (manager) => {
      const [, removed] = await manager.query<[unknown[], number]>(
        `UPDATE comment SET removed_at = clock_timestamp() WHERE id = $1 AND author_id = $2 AND removed_at IS NULL`,
        [id, by.accountId],
      );
      if (removed === 0) throw new NotFound('comment.not-found');
    });
  }
}

async function findComment(manager: EntityManager, id: string): Promise<Comment> {
  const [row] = await manager.query<(Comment & { readonly position: string })[]>(
    `SELECT * FROM (${COMMENTS}) c WHERE id = $3`,
    [null, null, id],
  );
  if (row === undefined) throw new NotFound('comment.not-found');
  const { position: _position, ...comment } = row;
  return comment;
}
