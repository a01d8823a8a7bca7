import { ApiProperty } from '@nestjs/swagger';
import { PageDto } from '../entry/entry.dto.js';
import { MovedPartDto } from '../score-set/score-set.dto.js';

const CAUSES = ['proposal', 'programme', 'legislative_item', 'model'] as const;

class ChangeCauseDto {
  @ApiProperty({ enum: CAUSES }) kind: (typeof CAUSES)[number];
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) entryId: string | null;
  @ApiProperty({ type: 'integer', nullable: true }) revision: number | null;
  @ApiProperty({ type: [String], description: 'Columns that the edit changed' }) fields: readonly string[];
}

class AlignmentChangeDto {
  @ApiProperty({ type: 'integer' }) id: number;
  @ApiProperty({ format: 'date-time' }) at: Date;
  @ApiProperty({ type: 'integer' }) scoreSetId: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Null while below the floor' }) scoreBefore:
    number | null;
  @ApiProperty({ type: Number, nullable: true }) scoreAfter: number | null;
  @ApiProperty({ type: [MovedPartDto], description: 'The part that moved most first' })
  movedParts: readonly MovedPartDto[];
  @ApiProperty({ type: ChangeCauseDto }) cause: ChangeCauseDto;
}

export class AlignmentChangePageDto extends PageDto {
  @ApiProperty({ type: [AlignmentChangeDto] }) items: readonly AlignmentChangeDto[];
}
