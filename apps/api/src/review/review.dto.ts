import {
  type Decision,
  DECISIONS,
  type Extent,
  EXTENTS,
  REASON_CODES,
  REASON_LENGTH,
  type ReasonCode,
  REVIEW_ACTIONS,
  REVIEW_STATES,
  type ReviewAction,
  type ReviewState,
} from '@jeonghap/review';
import { ApiProperty } from '@nestjs/swagger';
import { BilingualDto, ListQueryDto, PageDto, ProblemDto } from '../entry/entry.dto.js';
import {
  FlagField,
  FlagQuery,
  ObjectListField,
  OneDecimalField,
  RepeatableQuery,
  TextField,
  UuidField,
  WholeNumberField,
  WordField,
} from '../http/fields.js';

const nullableText = { type: String, nullable: true } as const;
const READ = 'Digest of both texts as they were read, from the standing of the review';

export class ReviewDraftDto {
  @WordField(DECISIONS) decision: Decision;
  @WordField(EXTENTS, { optional: true, nullable: true, description: 'Of a confirmed measure' })
  extent?: Extent | null;
  @OneDecimalField({ min: 0, max: 100, optional: true, nullable: true, description: 'Of an adjusted one' })
  score?: number | null;
  @WordField(REASON_CODES, { description: 'One that fits the decision' }) reasonCode: ReasonCode;
  @TextField({ max: REASON_LENGTH }) reason: string;
  @TextField({ max: 64, description: READ }) textDigest: string;
}

class BulkReviewItemDto extends ReviewDraftDto {
  @UuidField() askId: string;
  @UuidField() measureId: string;
  @WholeNumberField({ min: 0, max: 1_000_000, description: 'Version that was seen; 0 when there was none' })
  version: number;
}

export class BulkReviewDto {
  @ObjectListField(() => BulkReviewItemDto, { maxItems: 100 }) items: BulkReviewItemDto[];
}

export class SecondOpinionDto {
  @FlagField({ description: 'False sends the decision back' }) agrees: boolean;
  @TextField({ max: REASON_LENGTH, optional: true, nullable: true }) note?: string | null;
  @TextField({ max: 64, description: READ }) textDigest: string;
}

export class ReviewDto {
  @ApiProperty({ format: 'uuid' }) askId: string;
  @ApiProperty({ format: 'uuid' }) measureId: string;
  @ApiProperty({ format: 'uuid' }) proposalId: string;
  @ApiProperty({ enum: ['programme', 'legislative_item'], enumName: 'MeasureKind' }) measureKind:
    'programme' | 'legislative_item';
  @ApiProperty({ type: 'integer' }) version: number;
  @ApiProperty({ enum: [...REVIEW_ACTIONS], enumName: 'ReviewAction' }) action: ReviewAction;
  @ApiProperty({ enum: [...REVIEW_STATES], enumName: 'ReviewState' }) state: ReviewState;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Version whose decision is in effect' })
  effectiveVersion: number | null;
  @ApiProperty({ ...nullableText, description: 'Who made this version' }) actor: string | null;
  @ApiProperty({ format: 'date-time' }) at: Date;
  @ApiProperty({ ...nullableText, description: 'What the second person noted' }) note: string | null;
  @ApiProperty({ enum: [...DECISIONS], enumName: 'Decision', type: String, nullable: true })
  decision: Decision | null;
  @ApiProperty({ enum: [...EXTENTS], enumName: 'Extent', type: String, nullable: true })
  extent: Extent | null;
  @ApiProperty({ type: Number, nullable: true }) score: number | null;
  @ApiProperty({ enum: [...REASON_CODES], enumName: 'ReasonCode', type: String, nullable: true })
  reasonCode: ReasonCode | null;
  @ApiProperty(nullableText) reason: string | null;
  @ApiProperty(nullableText) decidedBy: string | null;
  @ApiProperty({ description: 'Whether the viewer made the decision' }) isOwn: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) decidedAt: Date | null;
  @ApiProperty({ type: Number, nullable: true, description: 'What the machine gave then' })
  automaticScore: number | null;
}

class TextDifferenceDto {
  @ApiProperty({ enum: ['proposal', 'ask', 'measure'] }) side: 'proposal' | 'ask' | 'measure';
  @ApiProperty({ description: 'Such as `body`' }) field: string;
  @ApiProperty(nullableText) before: string | null;
  @ApiProperty(nullableText) after: string | null;
}

export class ReviewStandingDto {
  @ApiProperty({ type: ReviewDto, nullable: true, description: 'Null while nobody decided' })
  review: ReviewDto | null;
  @ApiProperty({ description: 'Of both texts as they stand; send it back with a decision' })
  textDigest: string;
  @ApiProperty({ description: 'Whether a text changed since the decision' }) isStale: boolean;
  @ApiProperty({ type: [TextDifferenceDto] }) differences: readonly TextDifferenceDto[];
  @ApiProperty({ description: 'Whether a second person has to agree' }) secondReview: boolean;
}

export class ReviewVersionPageDto extends PageDto {
  @ApiProperty({ type: [ReviewDto] }) items: readonly ReviewDto[];
}

export class ListedReviewDto extends ReviewDto {
  @ApiProperty() isStale: boolean;
  @ApiProperty({ ...nullableText, description: 'Of both texts as they stand; null when a side is gone' })
  presentDigest: string | null;
  @ApiProperty(nullableText) askText: string | null;
  @ApiProperty(nullableText) proposalTitle: string | null;
  @ApiProperty(nullableText) proposalTitleEn: string | null;
  @ApiProperty(nullableText) measureTitle: string | null;
  @ApiProperty(nullableText) measureTitleEn: string | null;
}

export class ReviewPageDto extends PageDto {
  @ApiProperty({ type: [ListedReviewDto] }) items: readonly ListedReviewDto[];
}

export class UndecidedQueryDto extends ListQueryDto {}

class UndecidedAlignmentDto {
  @ApiProperty({ format: 'uuid' }) askId: string;
  @ApiProperty({ format: 'uuid' }) measureId: string;
  @ApiProperty({ format: 'uuid' }) proposalId: string;
  @ApiProperty({ enum: ['programme', 'legislative_item'], enumName: 'MeasureKind' }) measureKind:
    'programme' | 'legislative_item';
  @ApiProperty({ description: 'What the machine gives, 0 to 100' }) score: number;
  @ApiProperty({ enum: ['strong', 'partial', 'weak', 'none'], enumName: 'Band' }) band: string;
  @ApiProperty({ description: 'Of both texts as they stand; send it back with a decision' })
  presentDigest: string;
  @ApiProperty() askText: string;
  @ApiProperty() proposalTitle: string;
  @ApiProperty(nullableText) proposalTitleEn: string | null;
  @ApiProperty() measureTitle: string;
  @ApiProperty(nullableText) measureTitleEn: string | null;
}

export class UndecidedPageDto extends PageDto {
  @ApiProperty({ type: [UndecidedAlignmentDto] }) items: readonly UndecidedAlignmentDto[];
}

export class ReviewQueryDto extends ListQueryDto {
  @RepeatableQuery(REVIEW_STATES) state?: ReviewState[];
  @FlagQuery('Whether a text changed since') stale?: boolean;
  @UuidField({ optional: true }) proposalId?: string;
  @UuidField({ optional: true }) measureId?: string;
}

class BulkReviewOutcomeDto {
  @ApiProperty({ format: 'uuid' }) askId: string;
  @ApiProperty({ format: 'uuid' }) measureId: string;
  @ApiProperty({ type: ReviewDto, nullable: true }) review: ReviewDto | null;
  @ApiProperty({ type: ProblemDto, nullable: true, description: 'Why it was refused' })
  problem: ProblemDto | null;
}

export class BulkReviewOutcomesDto {
  @ApiProperty({ type: [BulkReviewOutcomeDto] }) items: readonly BulkReviewOutcomeDto[];
}

class ReasonDto {
  @ApiProperty({ enum: [...REASON_CODES], enumName: 'ReasonCode' }) code: ReasonCode;
  @ApiProperty({ enum: [...DECISIONS], enumName: 'Decision', isArray: true }) decisions: readonly Decision[];
  @ApiProperty({ type: BilingualDto }) label: BilingualDto;
  @ApiProperty({ type: BilingualDto, description: 'Sentence to begin the explanation from; may be empty' })
  template: BilingualDto;
}

export class ReasonsDto {
  @ApiProperty({ type: [ReasonDto] }) items: readonly ReasonDto[];
}
