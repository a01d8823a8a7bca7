import { type CoverageMove } from '@jeonghap/recompute';
import { ApiProperty } from '@nestjs/swagger';

export class CoverageMoveDto implements CoverageMove {
  @ApiProperty({ type: 'integer' }) covered: number;
  @ApiProperty({ type: 'integer' }) partial: number;
  @ApiProperty({ type: 'integer' }) gap: number;
  @ApiProperty({ type: 'integer' }) insufficient: number;
}

export class CoverageComparisonDto {
  @ApiProperty({ format: 'date-time' }) since: Date;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Before this nobody noted what coverage was',
  })
  knownSince: Date | null;
  @ApiProperty() isKnown: boolean;
}
