import { type Failure, type FailureDismissal, type FailureGroup } from '@jeonghap/recompute';
import { ApiProperty } from '@nestjs/swagger';
import { ListQueryDto, PageDto } from '../entry/entry.dto.js';
import { FlagQuery, TextField } from '../http/fields.js';
import { SCORED_KINDS, type ScoredKind } from './recompute.dto.js';

const nullableText = { type: String, nullable: true } as const;
const causeId = {
  max: 32,
  optional: true,
  description: '`causeId` of a cause; all causes when absent',
} as const;

export class FailureQueryDto extends ListQueryDto {
  @TextField(causeId) causeId?: string;
  @FlagQuery('Those that somebody dismissed, instead of those that are open') dismissed?: boolean;
}

export class RetryQueryDto {
  @TextField(causeId) causeId?: string;
}

export class DismissalDraftDto {
  @TextField({ max: 500, description: 'Why it is left as it is' }) reason: string;
}

class DismissalDto implements Omit<FailureDismissal, 'actor'> {
  @ApiProperty() reason: string;
  @ApiProperty({ ...nullableText, description: 'Who dismissed it' }) by: string | null;
  @ApiProperty({ format: 'date-time' }) at: Date;
}

export class FailureDto implements Omit<Failure, 'dismissal'> {
  @ApiProperty({ type: 'integer' }) scoreSetId: number;
  @ApiProperty({ format: 'uuid' }) entryId: string;
  @ApiProperty({ enum: SCORED_KINDS }) entryKind: ScoredKind;
  @ApiProperty({ ...nullableText, description: 'Null where the entry is gone' }) title: string | null;
  @ApiProperty(nullableText) titleEn: string | null;
  @ApiProperty({ type: 'integer' }) attempts: number;
  @ApiProperty({ format: 'date-time' }) failedAt: Date;
  @ApiProperty({ description: 'As the worker put it; credentials are left out' }) cause: string;
  @ApiProperty() causeId: string;
  @ApiProperty({ type: DismissalDto, nullable: true }) dismissal: DismissalDto | null;
}

export class FailurePageDto extends PageDto {
  @ApiProperty({ type: [FailureDto] }) items: readonly FailureDto[];
}

class FailureGroupDto implements FailureGroup {
  @ApiProperty() cause: string;
  @ApiProperty() causeId: string;
  @ApiProperty({ type: 'integer' }) entries: number;
}

export class FailureGroupListDto {
  @ApiProperty({ type: [FailureGroupDto], description: 'Up to 50' }) items: readonly FailureGroupDto[];
}
