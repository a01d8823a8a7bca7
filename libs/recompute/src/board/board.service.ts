import { cutPage, decodeCursor, InvalidInput, type Page } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { type CoverageComparison, toComparison } from '../coverage/coverage-comparison.js';
import { type ScoreSetReference } from '../score-set/score-set.js';
import { SqlParameters } from '../sql-parameters.js';
import { type BoardExtension, type FacetName } from './board-filter.js';
import {
  boardIdsSql,
  boardLineSql,
  boardLinesSql,
  type BoardLinesRequest,
  type BoardPageRead,
  boardPageSql,
  type BoardRead,
  type BoardRow,
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
  /** Moment to compare coverage with. */
  readonly since?: Date | undefined;
}

export interface BoardPage extends Page<BoardItem> {
  readonly facets: Readonly<Record<FacetName, readonly FacetCount[]>>;
  readonly scoreSet: ScoreSetReference | null;
  /** Null where nothing is compared. */
  readonly comparison: CoverageComparison | null;
}

/** A page with what an extension says: counts of its filters' values, and of each line by the proposal's id. */
export interface ExtendedBoardPage extends BoardPage {
  readonly furtherFacets: Readonly<Record<string, readonly FacetCount[]>>;
  readonly further: ReadonlyMap<string, unknown>;
}

/** Proposals chosen for taking along or for work on many: those that match, or some of them. */
export type BoardChoice = Pick<BoardRequest, 'filter' | 'since'>;

export interface BoardLines {
  readonly items: readonly BoardItem[];
  readonly further: ReadonlyMap<string, unknown>;
  readonly scoreSet: ScoreSetReference | null;
  readonly comparison: CoverageComparison | null;
}

/** The gap board: published proposals with their coverage in the live score set. */
@Injectable()
export class BoardService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * One page with the counts of all filter values; everything from one snapshot and one score set.
   * @throws InvalidInput `request.cursor-invalid`, `board.since-required`
   */
  async list(request: BoardRequest): Promise<BoardPage> {
    return (await this.listWith(this.dataSource.manager, request, undefined)).page;
  }

  /**
   * The same with the filters of another part.
   * @param manager of a transaction that sees the extension's tables
   */
  async listExtended(
    manager: EntityManager,
    request: BoardRequest,
    extension: BoardExtension,
  ): Promise<ExtendedBoardPage> {
    const { page, rows } = await this.listWith(manager, request, extension);
    return { ...page, furtherFacets: page.facets, further: furtherOf(rows) };
  }

  private async listWith(
    manager: EntityManager,
    { filter, sort, limit, cursor, since }: BoardRequest,
    extension: BoardExtension | undefined,
  ): Promise<{ readonly page: BoardPage; readonly rows: readonly BoardRow[] }> {
    assertComparable(filter, since);
    const scope = ['proposals', filter, sort, since?.toISOString(), [...(extension?.filter ?? [])]];
    const [cursorSet, ...after] = cursor === undefined ? [] : decodeCursor(cursor, scope, 3);
    const read = await readBoard<BoardPageRead>(manager, (parameters) =>
      boardPageSql(
        { filter, sort, since, extension, limit: limit + 1, after: cursor === undefined ? undefined : after },
        parameters,
      ),
    );
    const setId = read.scoreSet?.id ?? null;
    // the order of a list is its score set's, so a page of another set would skip and repeat rows
    if (cursor !== undefined && cursorSet !== setId) throw new InvalidInput('request.cursor-invalid');
    const cut = cutPage(read.rows, limit, scope, ({ sortValue, id }) => [setId, sortValue, id]);
    const page = {
      items: toBoardItems({ ...read, rows: cut.items }),
      total: read.total,
      nextCursor: cut.nextCursor,
      facets: read.facets,
      scoreSet: read.scoreSet,
      comparison: toComparison(since, read.knownSince),
    };
    return { page, rows: cut.items };
  }

  /** The board's line of one published proposal, with the set it was read from; undefined when there is none. */
  async find(
    proposalId: string,
  ): Promise<{ readonly item: BoardItem; readonly scoreSet: ScoreSetReference | null } | undefined> {
    const read = await readBoard<BoardRead>(this.dataSource.manager, (parameters) =>
      boardLineSql(proposalId, parameters),
    );
    const [item] = toBoardItems(read);
    return item === undefined ? undefined : { item, scoreSet: read.scoreSet };
  }

  /**
   * All lines that match, in the order of the sort, from one snapshot.
   * @param manager of a transaction that sees the extension's tables; left out without an extension
   * @throws InvalidInput `board.since-required`
   */
  async lines(
    request: Omit<BoardLinesRequest, 'extension'>,
    within?: { readonly manager: EntityManager; readonly extension: BoardExtension },
  ): Promise<BoardLines> {
    assertComparable(request.filter, request.since);
    const read = await readBoard<BoardRead>(within?.manager ?? this.dataSource.manager, (parameters) =>
      boardLinesSql({ ...request, extension: within?.extension }, parameters),
    );
    return {
      items: toBoardItems(read),
      further: furtherOf(read.rows),
      scoreSet: read.scoreSet,
      comparison: toComparison(request.since, read.knownSince),
    };
  }

  /**
   * The ids of those that match, `limit` at most, by id, with what the extension says of each; and how many there are.
   * @throws InvalidInput `board.since-required`
   */
  async choose(
    manager: EntityManager,
    { filter, since }: BoardChoice,
    { extension, limit }: { readonly extension: BoardExtension; readonly limit: number },
  ): Promise<{ readonly further: ReadonlyMap<string, unknown>; readonly total: number }> {
    assertComparable(filter, since);
    const parameters = new SqlParameters();
    const sql = boardIdsSql({ filter, since, extension, limit }, parameters);
    const rows = await manager.query<{ id: string; further: unknown; total: number }[]>(
      sql,
      parameters.values,
    );
    return { further: furtherOf(rows), total: rows[0]?.total ?? 0 };
  }
}

/** @throws InvalidInput `board.since-required` */
function assertComparable({ moved }: BoardFilter, since: Date | undefined): void {
  if (since === undefined && moved !== undefined && moved.length > 0) {
    throw new InvalidInput('board.since-required');
  }
}

async function readBoard<T>(
  manager: EntityManager,
  sqlOf: (parameters: SqlParameters) => string,
): Promise<T> {
  const parameters = new SqlParameters();
  const sql = sqlOf(parameters);
  const [read] = await manager.query<T[]>(sql, parameters.values);
  if (read === undefined) throw new Error('a statement without FROM gave no row');
  return read;
}

const furtherOf = (
  rows: readonly { readonly id: string; readonly further: unknown }[],
): ReadonlyMap<string, unknown> => new Map(rows.map(({ id, further }) => [id, further]));

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
    earlier: row.earlier,
    bestMeasures: (row.bestMeasures ?? []).flatMap(({ id, scoreTenths, band }) => {
      const measure = measures.get(id);
      return measure === undefined ? [] : [{ ...measure, score: scoreTenths / 10, band }];
    }),
    revision: row.revision,
    updatedAt: new Date(row.updatedAt),
  };
}
