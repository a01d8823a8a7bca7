import { type Axis } from '@jeonghap/catalogue';
import { ApiProperty } from '@nestjs/swagger';
import { nullableAxis } from '../entry/entry.dto.js';
import { MomentField } from '../http/fields.js';
import { CoverageComparisonDto, CoverageMoveDto } from './comparison.dto.js';
import { ScoreSetDto } from '../entry/score.dto.js';

export class CoverageCountsDto {
  @ApiProperty({ type: 'integer' }) covered: number;
  @ApiProperty({ type: 'integer' }) partial: number;
  @ApiProperty({ type: 'integer' }) gap: number;
  @ApiProperty({ type: 'integer' }) insufficient: number;
  @ApiProperty({ type: 'integer', description: 'Not computed yet' }) unknown: number;
  @ApiProperty({ type: 'integer' }) total: number;
}

class AxisCoverageDto extends CoverageCountsDto {
  @ApiProperty(nullableAxis) axis: Axis | null;
}

export class RecomputeDepthDto {
  @ApiProperty({ type: 'integer', description: 'Entries that wait for or are in computation' })
  pending: number;
  @ApiProperty({ type: 'integer' }) failed: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Age of the oldest pending entry, seconds' })
  oldestAgeSeconds: number | null;
}

class CompletenessDto {
  @ApiProperty() title: string;
  @ApiProperty({ type: String, nullable: true }) titleEn: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) publishedOn: string | null;
}

export class CoverageSummaryQueryDto {
  @MomentField({ optional: true, description: 'What coverage was then is compared with what it is now' })
  since?: string;
}

export class CoverageSummaryDto {
  @ApiProperty({ type: CoverageCountsDto }) proposals: CoverageCountsDto;
  @ApiProperty({
    type: CoverageMoveDto,
    nullable: true,
    description: 'How many more of these proposals have a coverage now than had it at `since`',
  })
  move: CoverageMoveDto | null;
  @ApiProperty({ type: CoverageComparisonDto, nullable: true }) comparison: CoverageComparisonDto | null;
  @ApiProperty({ type: CoverageCountsDto }) asks: CoverageCountsDto;
  @ApiProperty({ type: [AxisCoverageDto] }) byAxis: readonly AxisCoverageDto[];
  @ApiProperty({ type: RecomputeDepthDto }) recompute: RecomputeDepthDto;
  @ApiProperty({ type: ScoreSetDto, nullable: true }) scoreSet: ScoreSetDto | null;
  @ApiProperty({ type: [CompletenessDto], description: 'The source documents that the numbers rest on' })
  completeness: readonly CompletenessDto[];
}
