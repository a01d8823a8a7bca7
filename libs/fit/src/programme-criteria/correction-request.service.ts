import { asActor, ProgrammeService } from '@jeonghap/catalogue';
import { Conflict, cutPage, decodeCursor, NotFound, type Page } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { readStoredCriteria } from './criteria.store.js';
import { toProgrammeCriteria } from './programme-criteria.service.js';

export const REQUEST_STATES = ['open', 'settled'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** Open requests of one person, at most, so that nobody floods the list of those who work on it. */
const MOST_OPEN = 50;

/** That somebody thinks a criterion is not as the notice has it (정정 요청). */
export interface CorrectionRequest {
  readonly id: string;
  readonly programmeId: string;
  readonly programmeTitle: string;
  readonly criterionId: string;
  /** The sentence as whoever asks saw it. */
  readonly sentence: string;
  readonly text: string;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
  /** What became of it. */
  readonly answer: string | null;
}

const COLUMNS = `r.id, r.programme_id AS "programmeId", p.title AS "programmeTitle", r.criterion_id AS "criterionId",
  r.sentence, r.text, r.created_at AS "createdAt", r.settled_at AS "settledAt", r.answer`;

/** Requests to correct criteria: made by whoever is signed in, worked off by editors. */
@Injectable()
export class CorrectionRequestService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly programmes: ProgrammeService,
  ) {}

  /**
   * @param accountId whose request it is
   * @throws NotFound `programme.not-found`, `criterion.not-found`, Conflict `correction-request.too-many`
   */
  async ask(
    { key, criterionId, text }: { readonly key: string; readonly criterionId: string; readonly text: string },
    accountId: string,
  ): Promise<CorrectionRequest> {
    const programmeId = await this.programmes.idOf(key);
    return asActor(this.dataSource, `user:${accountId}`, async (manager) => {
      const [stored] = await readStoredCriteria(manager, [programmeId]);
      const { criteria = [], dismissed = [] } = stored === undefined ? {} : toProgrammeCriteria(stored);
      const criterion = [...criteria, ...dismissed].find(({ id }) => id === criterionId);
      if (criterion === undefined) throw new NotFound('criterion.not-found');
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `correction_request/${accountId}`,
      ]);
      const [count] = await manager.query<{ n: number }[]>(
        'SELECT count(*)::int AS n FROM correction_request WHERE account_id = $1 AND settled_at IS NULL',
        [accountId],
      );
      if ((count?.n ?? 0) >= MOST_OPEN)
        throw new Conflict('correction-request.too-many', { details: { most: MOST_OPEN } });
      const [row] = await manager.query<CorrectionRequest[]>(
        `WITH r AS (INSERT INTO correction_request (programme_id, criterion_id, sentence, text, account_id)
                    VALUES ($1, $2, $3, $4, $5) RETURNING *)
         SELECT ${COLUMNS} FROM r JOIN programme p ON p.id = r.programme_id`,
        [programmeId, criterionId, criterion.sentence, text, accountId],
      );
      if (row === undefined) throw new NotFound('programme.not-found');
      return row;
    });
  }

  /** One page, the oldest open ones first, of settled ones the latest. */
  list(
    {
      state,
      limit,
      cursor,
    }: { readonly state: RequestState; readonly limit: number; readonly cursor?: string | undefined },
    actor: string,
  ): Promise<Page<CorrectionRequest>> {
    const isOpen = state === 'open';
    const scope = ['correction-requests', state];
    const [after, afterId] = cursor === undefined ? [null, null] : decodeCursor(cursor, scope, 2);
    const [by, order, past] = isOpen ? ['r.created_at', 'ASC', '>'] : ['r.settled_at', 'DESC', '<'];
    const where = `r.settled_at IS ${isOpen ? '' : 'NOT '}NULL`;
    return asActor(this.dataSource, actor, async (manager) => {
      const rows = await manager.query<(CorrectionRequest & { readonly place: string })[]>(
        `SELECT ${COLUMNS}, ${by}::text AS place FROM correction_request r JOIN programme p ON p.id = r.programme_id
          WHERE ${where} AND ($1::timestamptz IS NULL OR (${by}, r.id) ${past} ($1::timestamptz, $2::uuid))
          ORDER BY ${by} ${order}, r.id ${order} LIMIT $3`,
        [after, afterId, limit + 1],
      );
      const [count] = await manager.query<{ n: number }[]>(
        `SELECT count(*)::int AS n FROM correction_request r JOIN programme p ON p.id = r.programme_id WHERE ${where}`,
      );
      const page = cutPage(rows, limit, scope, ({ place, id }) => [place, id]);
      return { ...page, items: page.items.map(({ place: _place, ...row }) => row), total: count?.n ?? 0 };
    });
  }

  /** Says what became of a request. @throws NotFound `correction-request.not-found`, Conflict `correction-request.settled` */
  settle(id: string, answer: string, actor: string): Promise<CorrectionRequest> {
    return asActor(this.dataSource, actor, async (manager) => {
      const [[row]] = await manager.query<[CorrectionRequest[], number]>(
        `UPDATE correction_request r SET settled_at = clock_timestamp(), settled_by = $2, answer = $3
           FROM programme p WHERE r.id = $1 AND p.id = r.programme_id AND r.settled_at IS NULL RETURNING ${COLUMNS}`,
        [id, actor, answer],
      );
      if (row !== undefined) return row;
      const isThere = await manager.query<unknown[]>('SELECT FROM correction_request WHERE id = $1', [id]);
      throw isThere.length > 0
        ? new Conflict('correction-request.settled')
        : new NotFound('correction-request.not-found');
    });
  }
}
