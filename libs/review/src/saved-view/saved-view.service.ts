import { asActor } from '@jeonghap/catalogue';
import { Conflict, NotFound } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { SAVED_VIEW_LIMITS, type SavedView, type SavedViewDraft } from './saved-view.js';

const COLUMNS = `id, name, search, created_at AS "createdAt"`;

/** Views of the board that people named, each for its owner alone. */
@Injectable()
export class SavedViewService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** All views of a person, by the time at which they were saved; `SAVED_VIEW_LIMITS.most` at most. */
  list(accountId: string): Promise<readonly SavedView[]> {
    return this.asOwner(accountId, (manager) =>
      manager.query<SavedView[]>(
        `SELECT ${COLUMNS} FROM saved_view WHERE account_id = $1 ORDER BY created_at, id`,
        [accountId],
      ),
    );
  }

  /** @throws Conflict `saved-view.name-taken`, `saved-view.too-many` */
  create(accountId: string, { name, search }: SavedViewDraft): Promise<SavedView> {
    return this.asOwner(accountId, async (manager) => {
      // of two requests at once the second counts what the first saved
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `saved_view/${accountId}`,
      ]);
      const [count] = await manager.query<{ n: number }[]>(
        'SELECT count(*)::int AS n FROM saved_view WHERE account_id = $1',
        [accountId],
      );
      if ((count?.n ?? 0) >= SAVED_VIEW_LIMITS.most) {
        throw new Conflict('saved-view.too-many', { details: { most: SAVED_VIEW_LIMITS.most } });
      }
      const [row] = await manager.query<SavedView[]>(
        `INSERT INTO saved_view (account_id, name, search) VALUES ($1, $2, $3)
         ON CONFLICT (account_id, name) DO NOTHING RETURNING ${COLUMNS}`,
        [accountId, name, JSON.stringify(search)],
      );
      if (row === undefined) throw new Conflict('saved-view.name-taken');
      return row;
    });
  }

  /**
   * Renames a view, or lets it show something else.
   * @throws NotFound `saved-view.not-found` also for one of somebody else, Conflict `saved-view.name-taken`
   */
  change(accountId: string, id: string, { name, search }: Partial<SavedViewDraft>): Promise<SavedView> {
    return this.asOwner(accountId, async (manager) => {
      const [taken] = await manager.query<unknown[]>(
        'SELECT FROM saved_view WHERE account_id = $1 AND name = $2 AND id <> $3',
        [accountId, name ?? null, id],
      );
      const [rows] = await manager.query<[SavedView[], number]>(
        `UPDATE saved_view SET name = coalesce($3, name), search = coalesce($4::jsonb, search)
          WHERE account_id = $1 AND id = $2 AND NOT $5 RETURNING ${COLUMNS}`,
        [
          accountId,
          id,
          name ?? null,
          search === undefined ? null : JSON.stringify(search),
          taken !== undefined,
        ],
      );
      const [row] = rows;
      if (row !== undefined) return row;
      const isThere = await manager.query<unknown[]>(
        'SELECT FROM saved_view WHERE account_id = $1 AND id = $2',
        [accountId, id],
      );
      throw isThere.length > 0 ? new Conflict('saved-view.name-taken') : new NotFound('saved-view.not-found');
    });
  }

  /** @throws NotFound `saved-view.not-found` also for one of somebody else */
  remove(accountId: string, id: string): Promise<void> {
    return this.asOwner(accountId, async (manager) => {
      const [, removed] = await manager.query<[unknown[], number]>(
        'DELETE FROM saved_view WHERE account_id = $1 AND id = $2',
        [accountId, id],
      );
      if (removed === 0) throw new NotFound('saved-view.not-found');
    });
  }

  /** Runs work in a transaction that sees the rows of one person. */
  private asOwner<T>(accountId: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return asActor(this.dataSource, `user:${accountId}`, async (manager) => {
      await manager.query(`SELECT set_config('jeonghap.account', $1, true)`, [accountId]);
      return work(manager);
    });
  }
}
