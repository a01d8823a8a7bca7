import { InvalidInput } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { toComparison } from '../coverage/coverage-comparison.js';
import { SqlParameters } from '../sql-parameters.js';
import { type MatrixRead, matrixSql } from './matrix-query.js';
import { arrangeLines, type Matrix, type MatrixCounts, type MatrixRequest } from './matrix.js';

/** Published proposals by two facets: where the gaps are. */
@Injectable()
export class MatrixService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * The matrix, and when it was read on the database's clock. Apart from that moment it is a function of the request and the
   * database alone.
   * @throws InvalidInput `matrix.same-facet`
   */
  async read(request: MatrixRequest): Promise<{ readonly matrix: Matrix; readonly readAt: Date }> {
    if (request.rows === request.columns) throw new InvalidInput('matrix.same-facet');
    const parameters = new SqlParameters();
    const sql = matrixSql(request, parameters);
    const [read] = await this.dataSource.query<MatrixRead[]>(sql, parameters.values);
    if (read === undefined) throw new Error('a statement without FROM gave no row');
    const { knownSince, readAt, ...rest } = read;
    const comparison = toComparison(request.since, knownSince);
    const known = <T extends MatrixCounts>(counts: T): T =>
      comparison?.isKnown === true ? counts : { ...counts, move: null };
    const matrix = {
      ...rest,
      rows: arrangeLines(request.rows, rest.rows, request.sort).map(known),
      columns: arrangeLines(request.columns, rest.columns, '-count').map(known),
      cells: rest.cells.map(known),
      total: known(rest.total),
      comparison,
    };
    return { matrix, readAt: new Date(readAt) };
  }
}
