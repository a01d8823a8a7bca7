import { ApiProperty } from '@nestjs/swagger';
import {
  DELIVERY_KINDS,
  DELIVERY_TROUBLES,
  type DeliveryBacklog,
  type DeliveryKind,
  type DeliveryTrouble,
} from '@jeonghap/delivery';
import { type RecomputeRun, type SourceFreshness } from '@jeonghap/recompute';
import { RecomputeDepthDto } from '../coverage/coverage.dto.js';
import { ListQueryDto, PageDto } from '../entry/entry.dto.js';
import { FlagQuery } from '../http/fields.js';

export const SCORED_KINDS = ['proposal', 'programme', 'legislative_item'] as const;
export type ScoredKind = (typeof SCORED_KINDS)[number];

class EntryReferenceDto {
  @ApiProperty({ format: 'uuid' }) entryId: string;
  @ApiProperty({ enum: SCORED_KINDS }) entryKind: ScoredKind;
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

class SourceDocumentAgeDto {
  @ApiProperty() title: string;
  @ApiProperty({ type: String, nullable: true }) titleEn: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) publishedOn: string | null;
}

class SourceFreshnessDto implements SourceFreshness {
  @ApiProperty({
    enum: ['document', 'address', 'none'],
    description: 'A source document, an address that was fetched, or neither',
  })
  origin: SourceFreshness['origin'];
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Kind of the documents, such as `press`, or host of the addresses',
  })
  register: string | null;
  @ApiProperty({ type: 'integer', description: 'Published entries that come from there' }) entries: number;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When an address was last fetched',
  })
  retrievedAt: Date | null;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'Date of the newest document, as it says of itself',
  })
  publishedOn: string | null;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Days since the later of both, on the clock of the database; null where neither is known',
  })
  ageDays: number | null;
}

class DeliveryBacklogDto implements DeliveryBacklog {
  @ApiProperty({ enum: [...DELIVERY_KINDS], enumName: 'DeliveryKind' }) kind: DeliveryKind;
  @ApiProperty({ type: 'integer' }) waiting: number;
  @ApiProperty({ type: 'integer', description: 'How long the longest waiting one has' })
  oldestAgeSeconds: number;
  @ApiProperty({
    type: String,
    nullable: true,
    enum: [...DELIVERY_TROUBLES],
    enumName: 'DeliveryTrouble',
    description: 'What came of the last attempt; null while none of them was tried in vain',
  })
  trouble: DeliveryTrouble | null;
}

export class RecomputeStatusDto extends RecomputeDepthDto {
  @ApiProperty({ type: [FailureCauseDto] }) failures: readonly FailureCauseDto[];
  @ApiProperty({ type: [RunSummaryDto], description: 'The last 20 batches' })
  lastRuns: readonly RunSummaryDto[];
  @ApiProperty({ type: [SourceDocumentAgeDto], description: 'How old each source document is' })
  sources: readonly SourceDocumentAgeDto[];
  @ApiProperty({
    type: [SourceFreshnessDto],
    description:
      'How old each register is that published entries come from: unknown age first, then the oldest; up to 100',
  })
  registers: readonly SourceFreshnessDto[];
  @ApiProperty({
    type: [DeliveryBacklogDto],
    description:
      'Mail and webhooks that wait to go out, without whom they are for; empty while nothing waits',
  })
  deliveries: readonly DeliveryBacklogDto[];
}

export class RetryAnswerDto {
  @ApiProperty({ type: 'integer', description: 'Failed entries that are taken up again' }) retried: number;
}

export class RunQueryDto extends ListQueryDto {
  @FlagQuery('Only those that failed, or had entries that did') troubled?: boolean;
}

class RunDto extends RunSummaryDto implements RecomputeRun {
  @ApiProperty({ type: 'integer' }) id: number;
  @ApiProperty({ type: 'integer' }) scoreSetId: number;
  @ApiProperty({ type: 'integer', description: 'Entries that the batch took up' }) entriesClaimed: number;
}

export class RunPageDto extends PageDto {
  @ApiProperty({ type: [RunDto] }) items: readonly RunDto[];
}
