import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { MomentField, WholeNumberField } from '../http/fields.js';
import { BoardFilterDto } from '../proposal/proposal.dto.js';
import { CoverageMoveDto } from './comparison.dto.js';

/** Longest history, weeks. */
const MOST_WEEKS = 52;

export class CoverageHistoryQueryDto extends BoardFilterDto {
  @MomentField({ description: 'The last moment; the others are a week apart before it' }) until: string;
  @WholeNumberField({ min: 1, max: MOST_WEEKS, optional: true })
  @Type(() => Number)
  weeks = 8;
}

class CoveragePointDto extends CoverageMoveDto {
  @ApiProperty({ format: 'date-time' }) at: Date;
  @ApiProperty({ description: 'Whether it is known what was; where not, all counts are zero' })
  isKnown: boolean;
}

export class CoverageHistoryDto {
  @ApiProperty({ type: [CoveragePointDto], description: 'The oldest first' })
  points: readonly CoveragePointDto[];
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Before this nobody noted what coverage was',
  })
  knownSince: Date | null;
}
