import { asActor } from '@jeonghap/catalogue';
import { cutPage, decodeCursor, type Page } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import {
  type GatheredProgrammes,
  GATHERED,
  type GatheredRow,
  IS_NOTICE_SHOWN,
  toGathered,
} from './gathered-notice.js';
import { type DecidingCriterion, type VerdictChange } from './verdict-change.js';

/** That a programme's verdict on a saved profile changed, or the verdicts of many in the same way (변동 알림). */
export interface FitNotice extends Omit<VerdictChange, 'deciding'> {
  readonly id: string;
  readonly profileId: string;
  readonly profileName: string;
  /** Null of a notice on many programmes, as is the title. */
  readonly programmeId: string | null;
  readonly programmeTitle: string | null;
  readonly programmeTitleEn: string | null;
  /** Null of a notice on one programme. */
  readonly gathered: GatheredProgrammes | null;
  /** What decides; of many programmes, for the first of them. */
  readonly deciding: Omit<DecidingCriterion, 'outline'> | null;
  /** Day in Seoul as of which it was decided. */
  readonly decidedOn: string;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

export interface FitNoticePage extends Page<FitNotice> {
  /** Those that nobody of the company has read. */
  readonly unread: number;
}

const OWN = 'n.company_id = transaction_company()';
const NOTICES = `
SELECT n.id, n.before, n.after, n.cause, n.deciding - 'outline' AS deciding, n.profile_id AS "profileId",
       f.name AS "profileName", p.id AS "programmeId", p.title AS "programmeTitle", p.title_en AS "programmeTitleEn",
       ${GATHERED} AS gathered, n.decided_on::text AS "decidedOn",
       n.created_at AS "createdAt", n.read_at AS "readAt", n.created_at::text AS place
  FROM fit_notice n JOIN company_profile f ON f.id = n.profile_id LEFT JOIN programme p ON p.id = n.programme_id
 WHERE ${OWN} AND ${IS_NOTICE_SHOWN}`;

type NoticeRow = Omit<FitNotice, 'gathered'> & {
  readonly gathered: GatheredRow | null;
  readonly place: string;
};

const toNotice = ({ place: _place, gathered, ...notice }: NoticeRow): FitNotice => ({
  ...notice,
  gathered: toGathered(gathered),
});

interface NoticeCounts {
  readonly total: number;
  readonly unread: number;
}

/** Notices to the company of a person; the row policies show nobody else's. A programme that is not public any more is left out. */
@Injectable()
export class FitNoticeService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** One page, the latest first. @throws InvalidInput `request.cursor-invalid` */
  list(
    { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
    actor: string,
  ): Promise<FitNoticePage> {
    const scope = ['fit-notices'];
    const [at, afterId] = cursor === undefined ? [null, null] : decodeCursor(cursor, scope, 2);
    return asActor(this.dataSource, actor, async (manager) => {
      const rows = await manager.query<NoticeRow[]>(
        `${NOTICES} AND ($1::timestamptz IS NULL OR (n.created_at, n.id) < ($1::timestamptz, $2::uuid))
          ORDER BY n.created_at DESC, n.id DESC LIMIT $3`,
        [at, afterId, limit + 1],
      );
      const page = cutPage(rows, limit, scope, ({ place, id }) => [place, id]);
      const items = page.items.map(toNotice);
      return { ...page, items, ...(await count(manager)) };
    });
  }

  /** All notices, for a file. */
  all(actor: string): Promise<readonly FitNotice[]> {
    return asActor(this.dataSource, actor, async (manager) => {
      const rows = await manager.query<NoticeRow[]>(`${NOTICES} ORDER BY n.created_at DESC, n.id DESC`);
      return rows.map(toNotice);
    });
  }

  /** Marks notices as read, all of them where none is named. @returns how many were unread */
  markRead(ids: readonly string[] | undefined, actor: string): Promise<number> {
    return asActor(this.dataSource, actor, async (manager) => {
      const [, marked] = await manager.query<[unknown[], number]>(
        `UPDATE fit_notice n SET read_at = clock_timestamp()
          WHERE ${OWN} AND n.read_at IS NULL AND ($1::uuid[] IS NULL OR n.id = ANY ($1::uuid[]))`,
        [ids ?? null],
      );
      return marked;
    });
  }
}

async function count(manager: EntityManager): Promise<NoticeCounts> {
  const [row] = await manager.query<NoticeCounts[]>(
    `SELECT count(*)::int AS total, (count(*) FILTER (WHERE n.read_at IS NULL))::int AS unread
       FROM fit_notice n LEFT JOIN programme p ON p.id = n.programme_id WHERE ${OWN} AND ${IS_NOTICE_SHOWN}`,
  );
  return row ?? { total: 0, unread: 0 };
}
