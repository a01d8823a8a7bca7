import { PART_NAMES, type PartName } from '@jeonghap/alignment';
import {
  type ConceptHits,
  COVERAGE_STATUSES,
  type CoverageStatus,
  type DraftState,
  type EntryHits,
  type Excerpt,
  type FlippedProposal,
  PREVIEW_STATES,
  type PreviewOfDraft,
  type PreviewPair,
  type PreviewResult,
  type PreviewState,
  type ShownConcept,
  type ThesaurusState,
  type VersionChange,
} from '@jeonghap/recompute';
import { ApiProperty } from '@nestjs/swagger';
import { PageDto } from '../entry/entry.dto.js';
import { TextField, WholeNumberField } from '../http/fields.js';
import { ShownConceptDto } from './concept.dto.js';

const nullableText = { type: String, nullable: true } as const;
const coverageStatus = { enum: [...COVERAGE_STATUSES], enumName: 'CoverageStatus' } as const;
const entryKind = { enum: ['proposal', 'programme', 'legislative_item'] } as const;

class DraftStateDto implements DraftState {
  @ApiProperty({ type: 'integer' }) id: number;
  @ApiProperty({ type: 'integer', description: 'Counts what is done in the draft' }) revision: number;
  @ApiProperty(nullableText) createdBy: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: Date;
  @ApiProperty({ type: 'integer', description: 'Concepts that publishing it would change for readers' })
  pending: number;
  @ApiProperty({ type: 'integer' }) faults: number;
  @ApiProperty({ type: 'integer' }) conflicts: number;
  @ApiProperty({ type: 'integer' }) deferred: number;
  @ApiProperty({ description: 'Whether readers still see what they saw when it was begun' })
  isFromLive: boolean;
}

export class ThesaurusStateDto implements ThesaurusState {
  @ApiProperty({ type: 'integer' }) scoreSetId: number;
  @ApiProperty() modelVersion: string;
  @ApiProperty({ type: 'integer' }) concepts: number;
  @ApiProperty({ type: DraftStateDto, nullable: true }) draft: DraftStateDto | null;
}

export class PublishDto {
  @WholeNumberField({ min: 1, max: 2_000_000_000, description: '`revision` of the draft that was looked at' })
  revision: number;
  @TextField({ max: 500, description: 'Why, for those who decide on the switch' }) note: string;
}

export class PublishAnswerDto {
  @ApiProperty({ type: 'integer', description: 'The score set that is being built' }) scoreSetId: number;
}

export class VersionDto {
  @ApiProperty({ type: 'integer' }) id: number;
  @ApiProperty({ enum: ['published', 'discarded'] }) state: 'published' | 'discarded';
  @ApiProperty(nullableText) note: string | null;
  @ApiProperty(nullableText) createdBy: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: Date;
  @ApiProperty(nullableText) closedBy: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) closedAt: Date | null;
  @ApiProperty({ type: 'integer', description: 'Concepts that differ from what shipped' }) changes: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'The score set with it, while there is one' })
  scoreSetId: number | null;
}

export class VersionPageDto extends PageDto {
  @ApiProperty({ type: [VersionDto] }) items: readonly VersionDto[];
}

class VersionChangeDto implements VersionChange {
  @ApiProperty() conceptId: string;
  @ApiProperty({ type: ShownConceptDto, nullable: true, description: 'Null where it is taken out' })
  record: ShownConcept | null;
  @ApiProperty({ type: ShownConceptDto, nullable: true, description: 'What shipped then' })
  base: ShownConcept | null;
  @ApiProperty() deferred: boolean;
}

export class VersionChangePageDto extends PageDto {
  @ApiProperty({ type: [VersionChangeDto] }) items: readonly VersionChangeDto[];
}

export class PreviewDraftDto {
  @WholeNumberField({
    min: 1,
    max: 1_000_000,
    nullable: true,
    description: 'Proposals to look at; null for all. A sample is the same each time',
  })
  sampleSize: number | null;
}

class PartMoveDto {
  @ApiProperty({ enum: [...PART_NAMES], enumName: 'PartName' }) name: PartName;
  @ApiProperty() moved: number;
}

class FlipCountDto {
  @ApiProperty(coverageStatus) from: CoverageStatus;
  @ApiProperty(coverageStatus) to: CoverageStatus;
  @ApiProperty({ type: 'integer' }) proposals: number;
}

class FlippedProposalDto implements FlippedProposal {
  @ApiProperty({ format: 'uuid' }) proposalId: string;
  @ApiProperty() title: string;
  @ApiProperty(coverageStatus) from: CoverageStatus;
  @ApiProperty(coverageStatus) to: CoverageStatus;
}

class PreviewPairDto implements PreviewPair {
  @ApiProperty({ format: 'uuid' }) proposalId: string;
  @ApiProperty() proposalTitle: string;
  @ApiProperty({ format: 'uuid' }) measureId: string;
  @ApiProperty({ enum: ['programme', 'legislative_item'], enumName: 'MeasureKind' }) measureKind:
    'programme' | 'legislative_item';
  @ApiProperty() measureTitle: string;
  @ApiProperty({ type: Number, nullable: true }) scoreBefore: number | null;
  @ApiProperty({ type: Number, nullable: true }) scoreAfter: number | null;
}

class ExcerptDto implements Excerpt {
  @ApiProperty() text: string;
  @ApiProperty({ type: 'integer' }) from: number;
  @ApiProperty({ type: 'integer' }) to: number;
}

class EntryHitsDto implements EntryHits {
  @ApiProperty({ format: 'uuid' }) entryId: string;
  @ApiProperty(entryKind) entryKind: EntryHits['entryKind'];
  @ApiProperty() title: string;
  @ApiProperty({ type: 'integer' }) before: number;
  @ApiProperty({ type: 'integer' }) after: number;
  @ApiProperty({ type: [ExcerptDto] }) excerpts: readonly ExcerptDto[];
}

class ConceptHitsDto implements ConceptHits {
  @ApiProperty() conceptId: string;
  @ApiProperty() ko: string;
  @ApiProperty() en: string;
  @ApiProperty({ type: 'integer' }) entriesBefore: number;
  @ApiProperty({ type: 'integer' }) entriesAfter: number;
  @ApiProperty({ type: [EntryHitsDto] }) entries: readonly EntryHitsDto[];
}

class EntriesMovedDto {
  @ApiProperty({ type: 'integer' }) proposals: number;
  @ApiProperty({ type: 'integer' }) measures: number;
}

class PreviewResultDto implements PreviewResult {
  @ApiProperty({ type: 'integer' }) scoreSetId: number;
  @ApiProperty() modelVersion: string;
  @ApiProperty({ type: 'integer' }) proposals: number;
  @ApiProperty({ type: 'integer' }) proposalsInAll: number;
  @ApiProperty({ type: 'integer' }) pairsBefore: number;
  @ApiProperty({ type: 'integer' }) pairsAfter: number;
  @ApiProperty({ type: 'integer' }) pairsMoved: number;
  @ApiProperty({ type: 'integer' }) pairsAppeared: number;
  @ApiProperty({ type: 'integer' }) pairsGone: number;
  @ApiProperty({ type: EntriesMovedDto }) entriesMoved: EntriesMovedDto;
  @ApiProperty() largestChange: number;
  @ApiProperty({ type: [PartMoveDto] }) byPart: readonly PartMoveDto[];
  @ApiProperty({ type: [FlipCountDto] }) coverageFlips: readonly FlipCountDto[];
  @ApiProperty({ type: [FlippedProposalDto], description: 'Up to 100' }) flips: readonly FlippedProposalDto[];
  @ApiProperty({ type: [PreviewPairDto], description: 'Up to 50' }) pairs: readonly PreviewPairDto[];
  @ApiProperty({ type: [ConceptHitsDto], description: 'Up to 100 concepts' }) hits: readonly ConceptHitsDto[];
}

export class PreviewDto implements Omit<PreviewOfDraft, 'versionId' | 'versionRevision' | 'requestedBy'> {
  @ApiProperty({ type: 'integer' }) id: number;
  @ApiProperty({ type: 'integer', nullable: true }) sampleSize: number | null;
  @ApiProperty({ enum: [...PREVIEW_STATES] }) state: PreviewState;
  @ApiProperty({ description: 'Whether the draft and what readers see are still what it looked at' })
  isCurrent: boolean;
  @ApiProperty({ type: 'integer', description: 'Proposals to look at; 0 while it waits' }) total: number;
  @ApiProperty({ type: 'integer' }) done: number;
  @ApiProperty({ type: PreviewResultDto, nullable: true }) result: PreviewResultDto | null;
  @ApiProperty(nullableText) error: string | null;
  @ApiProperty({ format: 'date-time' }) requestedAt: Date;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) finishedAt: Date | null;
}

export class PreviewAnswerDto {
  @ApiProperty({ type: PreviewDto, nullable: true }) preview: PreviewDto | null;
}
