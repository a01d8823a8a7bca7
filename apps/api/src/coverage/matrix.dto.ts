import {
  MATRIX_FACETS,
  MATRIX_SORTS,
  type MatrixFacet,
  type MatrixRequest,
  type MatrixSort,
} from '@jeonghap/recompute';
import { ApiProperty } from '@nestjs/swagger';
import { BilingualDto } from '../entry/entry.dto.js';
import { ScoreSetDto } from '../entry/score.dto.js';
import { MomentField, WordField } from '../http/fields.js';
import { BoardFilterDto } from '../proposal/proposal.dto.js';
import { CoverageComparisonDto, CoverageMoveDto } from './comparison.dto.js';
import { CoverageCountsDto } from './coverage.dto.js';
import { MATRIX_MEASURES, type MatrixMeasure } from './matrix-words.js';

export class MatrixQueryDto extends BoardFilterDto {
  @WordField(MATRIX_FACETS) rows: MatrixFacet;
  @WordField(MATRIX_FACETS, { description: 'Another than of the rows' }) columns: MatrixFacet;
  @WordField(MATRIX_SORTS, { optional: true, description: 'Order of the rows' }) sort: MatrixSort = '-count';
  @MomentField({ optional: true, description: 'What coverage was then is compared with what it is now' })
  since?: string;
}

export class MatrixFileQueryDto extends MatrixQueryDto {
  @WordField(MATRIX_MEASURES, { optional: true, description: 'What the cells of the table say' })
  measure: MatrixMeasure = 'count';
  @WordField(['ko', 'en'], { optional: true }) lang: 'ko' | 'en' = 'ko';
}

/** The request of the core for a query. */
export function toMatrixRequest(query: MatrixQueryDto): MatrixRequest {
  const { rows, columns, sort, since } = query;
  const { q, stakeholder, axis, coverage, instrument, sector, ministry, region, occasion, period } = query;
  const filter = { q, stakeholder, axis, coverage, instrument, sector, ministry, region, occasion, period };
  return { rows, columns, sort, filter, since: since === undefined ? undefined : new Date(since) };
}

class MatrixCountsDto extends CoverageCountsDto {
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Mean of the best scores of the proposals that have one, 0 to 100, one decimal',
  })
  meanScore: number | null;
  @ApiProperty({
    type: CoverageMoveDto,
    nullable: true,
    description: 'How many more of these proposals have a coverage now than had it at `since`',
  })
  move: CoverageMoveDto | null;
}

class MatrixLineDto extends MatrixCountsDto {
  @ApiProperty({ description: "As the board's filter has it; `none` for proposals without a value" })
  value: string;
  @ApiProperty({ type: BilingualDto, nullable: true }) label: BilingualDto | null;
}

class MatrixCellDto extends MatrixCountsDto {
  @ApiProperty({ description: 'Value of the row' }) row: string;
  @ApiProperty({ description: 'Value of the column' }) column: string;
}

class RecomputeLeftDto {
  @ApiProperty({ type: 'integer', description: 'Entries that wait for or are in computation' })
  pending: number;
  @ApiProperty({ type: 'integer' }) failed: number;
}

export class MatrixDto {
  @ApiProperty({ type: [MatrixLineDto], description: 'With their totals; 200 at most' })
  rows: readonly MatrixLineDto[];
  @ApiProperty({ type: [MatrixLineDto], description: 'With their totals, most proposals first; 60 at most' })
  columns: readonly MatrixLineDto[];
  @ApiProperty({ type: [MatrixCellDto], description: 'Cells with proposals in them' })
  cells: readonly MatrixCellDto[];
  @ApiProperty({ type: MatrixCountsDto, description: 'Each proposal once' }) total: MatrixCountsDto;
  @ApiProperty({ type: 'integer', description: 'Rows that there are' }) rowCount: number;
  @ApiProperty({ type: 'integer', description: 'Columns that there are' }) columnCount: number;
  @ApiProperty({ type: CoverageComparisonDto, nullable: true }) comparison: CoverageComparisonDto | null;
  @ApiProperty({ type: RecomputeLeftDto }) recompute: RecomputeLeftDto;
  @ApiProperty({ type: ScoreSetDto, nullable: true }) scoreSet: ScoreSetDto | null;
}
