import { ApiProperty } from '@nestjs/swagger';
import { RecomputeDepthDto } from '../coverage/coverage.dto.js';

const KINDS = ['proposal', 'programme', 'legislative_item'] as const;

class EntryReferenceDto {
  @ApiProperty({ format: 'uuid' }) entryId: string;
  @ApiProperty({ enum: KINDS }) entryKind: (typeof KINDS)[number];
}

class FailureCauseDto {
  @ApiProperty() cause: string;
  @ApiProperty({ type: 'integer' }) entries: number;
  @ApiProperty({ type: [EntryReferenceDto], description: 'Up to five' })
  examples: readonly EntryReferenceDto[];
}

class RunSummaryDto {
  @ApiProperty({ format: 'date-time' }) startedAt: Date;
  @ApiProperty({ format: 'date-time' }) finishedAt: Date;
  @ApiProperty({ enum: ['done', 'failed'] }) status: 'done' | 'failed';
  @ApiProperty({ type: 'integer' }) entriesComputed: number;
  @ApiProperty({ type: 'integer' }) entriesFailed: number;
  @ApiProperty({ type: 'integer' }) pairsWritten: number;
  @ApiProperty({ type: 'integer' }) pairsRemoved: number;
  @ApiProperty({ type: String, nullable: true }) error: string | null;
}

class SourceFreshnessDto {
  @ApiProperty() title: string;
  @ApiProperty({ type: String, nullable: true }) titleEn: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) publishedOn: string | null;
}

export class RecomputeStatusDto extends RecomputeDepthDto {
  @ApiProperty({ type: [FailureCauseDto] }) failures: readonly FailureCauseDto[];
  @ApiProperty({ type: [RunSummaryDto], description: 'The last 20 batches' })
  lastRuns: readonly RunSummaryDto[];
  @ApiProperty({ type: [SourceFreshnessDto], description: 'How old each source document is' })
  sources: readonly SourceFreshnessDto[];
}

export class RetryAnswerDto {
  @ApiProperty({ type: 'integer', description: 'Failed entries that are taken up again' }) retried: number;
}
