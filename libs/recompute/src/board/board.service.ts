import { cutPage, decodeCursor, InvalidInput, type Page } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type ScoreSetReference } from '../score-set/score-set.js';
import { SqlParameters } from '../sql-parameters.js';
import {
  boardLineSql,
  type BoardPageRead,
  boardPageSql,
  type BoardRead,
  type BoardRow,
  type FacetName,
} from './board-query.js';
import {
  type BoardFilter,
  type BoardItem,
  type BoardSort,
  type FacetCount,
  type MeasureReference,
} from './board.js';
import { proposalFreshness } from './freshness.js';

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

/** The gap board: published proposals with their coverage in the live score set. */
@Injectable()
export class BoardService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** One page with the counts of all filter values; everything from one snapshot and one score set. */
  async list({ filter, sort, limit, cursor }: BoardRequest): Promise<BoardPage> {
    const scope = ['proposals', filter, sort];
    const [cursorSet, ...after] = cursor === undefined ? [] : decodeCursor(cursor, scope, 3);
    const parameters = new SqlParameters();
    const sql = boardPageSql(
      { filter, sort, limit: limit + 1, after: cursor === undefined ? undefined : after },
      parameters,
    );
    const [read] = await this.dataSource.query<BoardPageRead[]>(sql, parameters.values);
    if (read === undefined) throw new Error('a statement without FROM gave no row');
    const setId = read.scoreSet?.id ?? null;
    // the order of a list is its score set's, so a page of another set would skip and repeat rows
    if (cursor !== undefined && cursorSet !== setId) throw new InvalidInput('request.cursor-invalid');
    const page = cutPage(read.rows, limit, scope, ({ sortValue, id }) => [setId, sortValue, id]);
    return {
      items: toBoardItems({ ...read, rows: page.items }),
      total: read.total,
      nextCursor: page.nextCursor,
      facets: read.facets,
      scoreSet: read.scoreSet,
    };
  }

  /** The board's line of one published proposal, with the set it was read from; undefined when there is none. */
  async find(
    proposalId: string,
  ): Promise<{ readonly item: BoardItem; readonly scoreSet: ScoreSetReference | null } | undefined> {
    const parameters = new SqlParameters();
    const sql = boardLineSql(proposalId, parameters);
    const [read] = await this.dataSource.query<BoardRead[]>(sql, parameters.values);
    const [item] = read === undefined ? [] : toBoardItems(read);
    return read === undefined || item === undefined ? undefined : { item, scoreSet: read.scoreSet };
  }
}

function toBoardItems({ rows, measures, isMeasureDirty }: BoardRead): readonly BoardItem[] {
  const measuresById = new Map(measures.map((measure) => [measure.id, measure]));
  return rows.map((row) => toBoardItem(row, measuresById, isMeasureDirty));
}

function toBoardItem(
  row: BoardRow,
  measures: ReadonlyMap<string, MeasureReference>,
  isMeasureDirty: boolean,
): BoardItem {
  const computedAt = row.computedAt === null ? null : new Date(row.computedAt);
  return {
    id: row.id,
    externalRef: row.externalRef,
    title: row.title,
    titleEn: row.titleEn,
    stakeholder: row.stakeholder,
    axis: row.axis,
    occasion: row.occasion,
    occasionEn: row.occasionEn,
    occasionDate: row.occasionDate,
    askCount: row.askCount,
    coverage: {
      status: row.status,
      missing: row.missing ?? [],
      freshness: proposalFreshness({ ...row, computedAt }, isMeasureDirty),
    },
    bestMeasures: (row.bestMeasures ?? []).flatMap(({ id, scoreTenths, band }) => {
      const measure = measures.get(id);
      return measure === undefined ? [] : [{ ...measure, score: scoreTenths / 10, band }];
    }),
    revision: row.revision,
    updatedAt: new Date(row.updatedAt),
  };
}
