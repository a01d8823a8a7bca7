import { type Axis } from '@jeonghap/catalogue';
import { cutPage, decodeCursor, type Page } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { type BestMeasure } from '../coverage/coverage.store.js';
import { readMeasureReferences } from '../measure-reference/measure-reference.store.js';
import { findLiveScoreSet } from '../score-set/score-set.store.js';
import { type ScoreSet, type ScoreSetReference, toScoreSetReference } from '../score-set/score-set.js';
import {
  BOARD_FROM,
  BOARD_SORT_KEYS,
  boardConditions,
  FACET_SOURCES,
  type FacetName,
  SqlParameters,
} from './board-query.js';
import {
  type BoardFilter,
  type BoardItem,
  type BoardSort,
  type CoverageStatus,
  type FacetCount,
  type MeasureReference,
} from './board.js';
import { isAnyMeasureDirty, proposalFreshness, type ProposalStateRow } from './freshness.js';

export interface BoardRequest {
  readonly filter: BoardFilter;
  readonly sort: BoardSort;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface BoardPage extends Page<BoardItem> {
  readonly facets: Readonly<Record<FacetName, readonly FacetCount[]>>;
  readonly scoreSet: ScoreSetReference | null;
}

interface BoardRow extends ProposalStateRow {
  readonly id: string;
  readonly external_ref: string | null;
  readonly title: string;
  readonly title_en: string | null;
  readonly axis: Axis | null;
  readonly occasion: string | null;
  readonly occasion_en: string | null;
  readonly occasion_date: string | null;
  readonly revision: string;
  readonly updated_at: Date;
  readonly stakeholder: BoardItem['stakeholder'];
  readonly ask_count: number;
  readonly status: CoverageStatus | null;
  readonly missing: BoardItem['coverage']['missing'] | null;
  readonly best_measures: readonly BestMeasure[] | null;
  readonly sort_value: string;
}

/** The gap board: published proposals with their coverage in the live score set. */
@Injectable()
export class BoardService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** One page with the counts of all filter values; everything from one snapshot and one score set. */
  list(request: BoardRequest): Promise<BoardPage> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const scoreSet = await findLiveScoreSet(manager);
      const page = await readPage(manager, scoreSet, request);
      return {
        ...page,
        facets: await readFacets(manager, scoreSet, request.filter),
        scoreSet: toScoreSetReference(scoreSet),
      };
    });
  }

  /** The board's line of one published proposal, with the set it was read from; undefined when there is none. */
  async find(
    proposalId: string,
  ): Promise<{ readonly item: BoardItem; readonly scoreSet: ScoreSetReference | null } | undefined> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const scoreSet = await findLiveScoreSet(manager);
      const rows = await manager.query<BoardRow[]>(
        `${SELECT_BOARD} NULL AS sort_value ${BOARD_FROM} AND p.id = $2`,
        [scoreSet?.id ?? null, proposalId],
      );
      const [item] = await toBoardItems(manager, scoreSet, rows);
      return item === undefined ? undefined : { item, scoreSet: toScoreSetReference(scoreSet) };
    });
  }
}

const SELECT_BOARD = `
SELECT p.id, p.external_ref, p.title, p.title_en, p.axis, p.occasion, p.occasion_en, p.occasion_date::text,
  p.revision, p.updated_at,
  jsonb_build_object('id', s.id, 'externalRef', s.external_ref, 'name', s.title, 'nameEn', s.title_en, 'type', s.type)
    AS stakeholder,
  (SELECT count(*)::int FROM ask a WHERE a.proposal_id = p.id) AS ask_count,
  c.status, c.missing, c.best_measures, c.computed_at,
  (SELECT jsonb_build_object('dead', d.dead_at IS NOT NULL, 'error', d.last_error) FROM recompute_dirty d
    WHERE d.score_set_id = $1 AND d.entry_id = p.id) AS dirty,
  (SELECT d.last_error FROM alignment al JOIN recompute_dirty d
      ON d.score_set_id = al.score_set_id AND d.entry_id = al.measure_id AND d.dead_at IS NOT NULL
    WHERE al.score_set_id = $1 AND al.proposal_id = p.id LIMIT 1) AS failed_measure_error,`;

async function readPage(
  manager: EntityManager,
  scoreSet: ScoreSet | undefined,
  { filter, sort, limit, cursor }: BoardRequest,
): Promise<Page<BoardItem>> {
  const key = BOARD_SORT_KEYS[sort];
  const scope = ['proposals', filter, sort, scoreSet?.id ?? null];
  const parameters = new SqlParameters();
  parameters.add(scoreSet?.id ?? null);
  const conditions = boardConditions(filter, parameters);
  const countParameters = [...parameters.values];
  let after = '';
  if (cursor !== undefined) {
    const [value, id] = decodeCursor(cursor, scope, 2);
    const comparison = key.direction === 'ASC' ? '>' : '<';
    after = ` AND (${key.sql}, p.id) ${comparison} (${parameters.add(value)}::${key.type}, ${parameters.add(id)}::uuid)`;
  }
  const rows = await manager.query<BoardRow[]>(
    `${SELECT_BOARD} (${key.sql})::text AS sort_value ${BOARD_FROM}${conditions}${after}
      ORDER BY ${key.sql} ${key.direction}, p.id ${key.direction} LIMIT ${parameters.add(limit + 1)}`,
    parameters.values,
  );
  const [count] = await manager.query<{ n: number }[]>(
    `SELECT count(*)::int AS n ${BOARD_FROM}${conditions}`,
    countParameters,
  );
  const page = cutPage(rows, limit, scope, (row) => [row.sort_value, row.id]);
  return {
    items: await toBoardItems(manager, scoreSet, page.items),
    total: count?.n ?? 0,
    nextCursor: page.nextCursor,
  };
}

async function toBoardItems(
  manager: EntityManager,
  scoreSet: ScoreSet | undefined,
  rows: readonly BoardRow[],
): Promise<readonly BoardItem[]> {
  const ids = rows.flatMap((row) => (row.best_measures ?? []).map((measure) => measure.id));
  const measures = await readMeasureReferences(manager, ids);
  const isMeasureDirty = scoreSet !== undefined && (await isAnyMeasureDirty(manager, scoreSet.id));
  return rows.map((row) => toBoardItem(row, measures, isMeasureDirty));
}

function toBoardItem(
  row: BoardRow,
  measures: ReadonlyMap<string, MeasureReference>,
  isMeasureDirty: boolean,
): BoardItem {
  return {
    id: row.id,
    externalRef: row.external_ref,
    title: row.title,
    titleEn: row.title_en,
    stakeholder: row.stakeholder,
    axis: row.axis,
    occasion: row.occasion,
    occasionEn: row.occasion_en,
    occasionDate: row.occasion_date,
    askCount: row.ask_count,
    coverage: {
      status: row.status,
      missing: row.missing ?? [],
      freshness: proposalFreshness(row, isMeasureDirty),
    },
    bestMeasures: (row.best_measures ?? []).flatMap(({ id, scoreTenths, band }) => {
      const measure = measures.get(id);
      return measure === undefined ? [] : [{ ...measure, score: scoreTenths / 10, band }];
    }),
    revision: Number(row.revision),
    updatedAt: row.updated_at,
  };
}

async function readFacets(
  manager: EntityManager,
  scoreSet: ScoreSet | undefined,
  filter: BoardFilter,
): Promise<BoardPage['facets']> {
  const names = Object.keys(FACET_SOURCES) as FacetName[];
  const counts: [FacetName, readonly FacetCount[]][] = [];
  for (const name of names) counts.push([name, await readFacet(manager, scoreSet, { filter, name })]);
  return Object.fromEntries(counts) as Record<FacetName, readonly FacetCount[]>;
}

async function readFacet(
  manager: EntityManager,
  scoreSet: ScoreSet | undefined,
  { filter, name }: { filter: BoardFilter; name: FacetName },
): Promise<readonly FacetCount[]> {
  const { value, label } = FACET_SOURCES[name];
  const parameters = new SqlParameters();
  parameters.add(scoreSet?.id ?? null);
  const conditions = boardConditions(filter, parameters, name);
  return manager.query<FacetCount[]>(
    `SELECT f.value, coalesce(f.label,
              (SELECT jsonb_build_object('ko', l.ko, 'en', l.en) FROM concept_label l
                WHERE l.score_set_id = $1 AND l.concept_id = f.value)) AS label,
            count(DISTINCT f.id)::int AS count
       FROM (SELECT p.id, ${value} AS value, ${label} AS label ${BOARD_FROM}${conditions}) f
      WHERE f.value IS NOT NULL GROUP BY f.value, f.label ORDER BY count DESC, f.value LIMIT 200`,
    parameters.values,
  );
}
