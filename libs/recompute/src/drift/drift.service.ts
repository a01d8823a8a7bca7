import { type MeasureKind, type PartName } from '@jeonghap/alignment';
import { Conflict, cutPage, decodeCursor, NotFound, type Page } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { type CoverageStatus } from '../board/board.js';
import { findLiveScoreSet, findScoreSet } from '../score-set/score-set.store.js';
import { movedPartsSql } from '../why-changed/alignment-change.store.js';

/** What would change for readers if they were switched from the live set to another. */
export interface DriftSummary {
  readonly fromScoreSetId: number;
  readonly toScoreSetId: number;
  /** False while the other set is still under construction: the numbers then cover what is computed so far. */
  readonly isComplete: boolean;
  readonly pairsBefore: number;
  readonly pairsAfter: number;
  readonly pairsMoved: number;
  readonly pairsAppeared: number;
  readonly pairsGone: number;
  /** Mean absolute change of the pairs that both sets have, points. */
  readonly meanChange: number;
  readonly largestChange: number;
  /** Total absolute movement by part, points, largest first. */
  readonly byPart: readonly { readonly name: PartName; readonly moved: number }[];
  /** Proposals whose coverage flips, by direction. */
  readonly coverageFlips: readonly {
    readonly from: CoverageStatus;
    readonly to: CoverageStatus;
    readonly proposals: number;
  }[];
}

/** One pair that moved. */
export interface DriftItem {
  readonly askId: string;
  readonly proposalRef: string;
  readonly proposalTitle: string;
  readonly measureId: string;
  readonly measureKind: MeasureKind;
  readonly measureTitle: string;
  readonly scoreBefore: number | null;
  readonly scoreAfter: number | null;
  readonly movedParts: readonly {
    readonly name: PartName;
    readonly before: number;
    readonly after: number;
  }[];
}

/** A proposal whose coverage flips. */
export interface CoverageFlip {
  readonly proposalId: string;
  readonly proposalRef: string;
  readonly proposalTitle: string;
  readonly proposalTitleEn: string | null;
  readonly from: CoverageStatus;
  readonly to: CoverageStatus;
}

const PAIRS = `
  FROM (SELECT * FROM alignment WHERE score_set_id = $1) b
  FULL JOIN (SELECT * FROM alignment WHERE score_set_id = $2) a USING (ask_id, measure_id)`;

/** The drift report: what a switch of score sets would move. */
@Injectable()
export class DriftService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @throws NotFound `score-set.not-found`, Conflict `score-set.is-live` */
  summary(toId: number): Promise<DriftSummary> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const { fromId, isComplete } = await readEnds(manager, toId);
      const [counts] = await manager.query<CountRow[]>(
        `SELECT count(b.score_tenths)::int AS before, count(a.score_tenths)::int AS after,
                count(*) FILTER (WHERE b.score_tenths <> a.score_tenths)::int AS moved,
                count(*) FILTER (WHERE b.score_tenths IS NULL)::int AS appeared,
                count(*) FILTER (WHERE a.score_tenths IS NULL)::int AS gone,
                coalesce(avg(abs(b.score_tenths - a.score_tenths)), 0)::float8 AS mean,
                coalesce(max(abs(coalesce(b.score_tenths, 0) - coalesce(a.score_tenths, 0))), 0)::int AS largest
           ${PAIRS}`,
        [fromId, toId],
      );
      const byPart = await manager.query<{ name: PartName; moved: number }[]>(
        `SELECT name, round(sum(abs(after - before)) / 10.0, 1)::float8 AS moved FROM (
           SELECT part ->> 'name' AS name, (part ->> 'before')::int AS before, (part ->> 'after')::int AS after
             FROM (SELECT ${movedPartsSql('b', 'a')} AS parts ${PAIRS}
                    WHERE b.score_tenths IS DISTINCT FROM a.score_tenths) moved,
                  jsonb_array_elements(moved.parts) part) part
          GROUP BY name ORDER BY moved DESC, name`,
        [fromId, toId],
      );
      const ends = { fromScoreSetId: fromId, toScoreSetId: toId, isComplete };
      return { ...ends, ...toTotals(counts), byPart, coverageFlips: await readFlips(manager, fromId, toId) };
    });
  }

  /** One page of the pairs that move most. @throws NotFound, Conflict as `summary` */
  list(toId: number, limit: number, cursor?: string): Promise<Page<DriftItem>> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const { fromId } = await readEnds(manager, toId);
      const scope = ['drift', fromId, toId];
      const after = cursor === undefined ? [1001, NIL, NIL] : decodeCursor(cursor, scope, 3);
      const rows = await manager.query<DriftRow[]>(
        `SELECT d.*, coalesce(p.external_ref, p.id::text) AS proposal_ref, p.title AS proposal_title,
                coalesce(g.title, l.title) AS measure_title
           FROM (SELECT ask_id, measure_id, coalesce(b.proposal_id, a.proposal_id) AS proposal_id,
                        coalesce(b.measure_kind, a.measure_kind) AS measure_kind,
                        b.score_tenths AS before, a.score_tenths AS after,
                        abs(coalesce(a.score_tenths, 0) - coalesce(b.score_tenths, 0)) AS change,
                        ${movedPartsSql('b', 'a')} AS moved
                   ${PAIRS} WHERE b.score_tenths IS DISTINCT FROM a.score_tenths) d
           JOIN proposal p ON p.id = d.proposal_id
           LEFT JOIN programme g ON g.id = d.measure_id LEFT JOIN legislative_item l ON l.id = d.measure_id
          WHERE (-d.change, d.ask_id, d.measure_id) > (-$3::int, $4::uuid, $5::uuid)
          ORDER BY -d.change, d.ask_id, d.measure_id LIMIT $6`,
        [fromId, toId, ...after, limit + 1],
      );
      const [count] = await manager.query<{ n: number }[]>(
        `SELECT count(*)::int AS n ${PAIRS} WHERE b.score_tenths IS DISTINCT FROM a.score_tenths`,
        [fromId, toId],
      );
      const page = cutPage(rows, limit, scope, (row) => [row.change, row.ask_id, row.measure_id]);
      return { items: page.items.map(toDriftItem), total: count?.n ?? 0, nextCursor: page.nextCursor };
    });
  }

  /** One page of the proposals whose coverage flips, by title. @throws NotFound, Conflict as `summary` */
  flips(toId: number, limit: number, cursor?: string): Promise<Page<CoverageFlip>> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const { fromId } = await readEnds(manager, toId);
      const scope = ['flips', fromId, toId];
      const after = cursor === undefined ? ['', NIL] : decodeCursor(cursor, scope, 2);
      const rows = await manager.query<CoverageFlip[]>(
        `SELECT proposal_id AS "proposalId", coalesce(p.external_ref, p.id::text) AS "proposalRef",
                p.title AS "proposalTitle", p.title_en AS "proposalTitleEn", b.status AS "from", a.status AS "to"
           ${FLIPPED} AND (p.title, p.id) > ($3, $4::uuid) ORDER BY p.title, p.id LIMIT $5`,
        [fromId, toId, ...after, limit + 1],
      );
      const [count] = await manager.query<{ n: number }[]>(`SELECT count(*)::int AS n ${FLIPPED}`, [
        fromId,
        toId,
      ]);
      const page = cutPage(rows, limit, scope, (row) => [row.proposalTitle, row.proposalId]);
      return { ...page, total: count?.n ?? 0 };
    });
  }
}

const FLIPPED = `
  FROM proposal_coverage b JOIN proposal_coverage a USING (proposal_id) JOIN proposal p ON p.id = proposal_id
 WHERE b.score_set_id = $1 AND a.score_set_id = $2 AND a.status <> b.status`;

type Totals = Omit<
  DriftSummary,
  'fromScoreSetId' | 'toScoreSetId' | 'isComplete' | 'byPart' | 'coverageFlips'
>;

function toTotals(counts: CountRow | undefined): Totals {
  const { before, after, moved, appeared, gone, mean, largest } = counts ?? NOTHING;
  return {
    pairsBefore: before,
    pairsAfter: after,
    pairsMoved: moved,
    pairsAppeared: appeared,
    pairsGone: gone,
    meanChange: Math.round(mean) / 10,
    largestChange: largest / 10,
  };
}

const NIL = '00000000-0000-0000-0000-000000000000';

interface CountRow {
  readonly before: number;
  readonly after: number;
  readonly moved: number;
  readonly appeared: number;
  readonly gone: number;
  readonly mean: number;
  readonly largest: number;
}

const NOTHING: CountRow = { before: 0, after: 0, moved: 0, appeared: 0, gone: 0, mean: 0, largest: 0 };

interface DriftRow {
  readonly ask_id: string;
  readonly measure_id: string;
  readonly measure_kind: MeasureKind;
  readonly proposal_ref: string;
  readonly proposal_title: string;
  readonly measure_title: string | null;
  readonly before: number | null;
  readonly after: number | null;
  readonly change: number;
  readonly moved: DriftItem['movedParts'];
}

const toScore = (tenths: number | null): number | null => (tenths === null ? null : tenths / 10);

function toDriftItem(row: DriftRow): DriftItem {
  return {
    askId: row.ask_id,
    proposalRef: row.proposal_ref,
    proposalTitle: row.proposal_title,
    measureId: row.measure_id,
    measureKind: row.measure_kind,
    measureTitle: row.measure_title ?? '',
    scoreBefore: toScore(row.before),
    scoreAfter: toScore(row.after),
    movedParts: row.moved.map(({ name, before, after }) => ({
      name,
      before: before / 10,
      after: after / 10,
    })),
  };
}

async function readEnds(
  manager: EntityManager,
  toId: number,
): Promise<{ readonly fromId: number; readonly isComplete: boolean }> {
  const to = await findScoreSet(manager, toId);
  const live = await findLiveScoreSet(manager);
  if (to === undefined || live === undefined) throw new NotFound('score-set.not-found');
  if (to.id === live.id) throw new Conflict('score-set.is-live');
  return { fromId: live.id, isComplete: to.state !== 'building' };
}

function readFlips(
  manager: EntityManager,
  fromId: number,
  toId: number,
): Promise<DriftSummary['coverageFlips']> {
  return manager.query<DriftSummary['coverageFlips']>(
    `SELECT b.status AS "from", a.status AS "to", count(*)::int AS proposals
       FROM proposal_coverage b JOIN proposal_coverage a USING (proposal_id)
      WHERE b.score_set_id = $1 AND a.score_set_id = $2 AND a.status <> b.status
      GROUP BY b.status, a.status ORDER BY proposals DESC, 1, 2`,
    [fromId, toId],
  );
}
