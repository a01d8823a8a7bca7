import { PART_NAMES, type PartName } from '@jeonghap/alignment';
import {
  COVERAGE_STATUSES,
  type CoverageFlip,
  type CoverageStatus,
  SCORE_SET_STATES,
  type ScoreSetState,
} from '@jeonghap/recompute';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, ValidateIf } from 'class-validator';
import { ListQueryDto, PageDto } from '../entry/entry.dto.js';
import { ObjectField, TextField, TextListField } from '../http/fields.js';

export class ThesaurusChangeDto {
  @ValidateIf((_object, value) => value !== undefined)
  @ArrayMaxSize(2_000)
  @IsArray()
  @ApiProperty({
    required: false,
    type: 'array',
    maxItems: 2_000,
    items: { type: 'object', additionalProperties: true },
    description: 'Whole concept records; each replaces the one with its id or is new',
  })
  upsert: unknown[] = [];
  @TextListField({ maxItems: 2_000, max: 200, optional: true, description: 'Ids of concepts to take out' })
  remove: string[] = [];
}

export class BuildScoreSetDto {
  @TextField({ max: 500, description: 'Why, for those who decide on the switch' }) note: string;
  @ObjectField(() => ThesaurusChangeDto) thesaurus: ThesaurusChangeDto;
}

export class ScoreSetProgressDto {
  @ApiProperty({ type: 'integer' }) id: number;
  @ApiProperty() modelVersion: string;
  @ApiProperty({ enum: [...SCORE_SET_STATES], enumName: 'ScoreSetState' }) state: ScoreSetState;
  @ApiProperty({ enum: ['automatic', 'manual'] }) switchMode: 'automatic' | 'manual';
  @ApiProperty() paused: boolean;
  @ApiProperty({ enum: ['shipped', 'edited'], nullable: true, type: String }) origin:
    'shipped' | 'edited' | null;
  @ApiProperty({ type: String, nullable: true }) note: string | null;
  @ApiProperty({ type: String, nullable: true }) createdBy: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: Date;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) completedAt: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) liveAt: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) retiredAt: Date | null;
  @ApiProperty({ type: 'integer' }) entriesTotal: number;
  @ApiProperty({ type: 'integer' }) entriesPending: number;
  @ApiProperty({ type: 'integer' }) entriesFailed: number;
  @ApiProperty({ type: 'integer' }) pairs: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'At the rate of the last minute' })
  secondsLeft: number | null;
}

export class ScoreSetListDto {
  @ApiProperty({ type: [ScoreSetProgressDto] }) items: readonly ScoreSetProgressDto[];
}

class PartMovementDto {
  @ApiProperty({ enum: [...PART_NAMES], enumName: 'PartName' }) name: PartName;
  @ApiProperty({ description: 'Absolute movement over all pairs, points' }) moved: number;
}

class CoverageFlipDto {
  @ApiProperty({ enum: [...COVERAGE_STATUSES], enumName: 'CoverageStatus' }) from: CoverageStatus;
  @ApiProperty({ enum: [...COVERAGE_STATUSES], enumName: 'CoverageStatus' }) to: CoverageStatus;
  @ApiProperty({ type: 'integer' }) proposals: number;
}

export class DriftSummaryDto {
  @ApiProperty({ type: 'integer' }) fromScoreSetId: number;
  @ApiProperty({ type: 'integer' }) toScoreSetId: number;
  @ApiProperty({ description: 'False while the set is under construction' }) isComplete: boolean;
  @ApiProperty({ type: 'integer' }) pairsBefore: number;
  @ApiProperty({ type: 'integer' }) pairsAfter: number;
  @ApiProperty({ type: 'integer' }) pairsMoved: number;
  @ApiProperty({ type: 'integer' }) pairsAppeared: number;
  @ApiProperty({ type: 'integer' }) pairsGone: number;
  @ApiProperty({ description: 'Mean absolute change, points' }) meanChange: number;
  @ApiProperty() largestChange: number;
  @ApiProperty({ type: [PartMovementDto] }) byPart: readonly PartMovementDto[];
  @ApiProperty({ type: [CoverageFlipDto] }) coverageFlips: readonly CoverageFlipDto[];
}

export class MovedPartDto {
  @ApiProperty({ enum: [...PART_NAMES], enumName: 'PartName' }) name: PartName;
  @ApiProperty() before: number;
  @ApiProperty() after: number;
}

class DriftItemDto {
  @ApiProperty({ format: 'uuid' }) askId: string;
  @ApiProperty() proposalRef: string;
  @ApiProperty() proposalTitle: string;
  @ApiProperty({ format: 'uuid' }) measureId: string;
  @ApiProperty({ enum: ['programme', 'legislative_item'], enumName: 'MeasureKind' }) measureKind:
    'programme' | 'legislative_item';
  @ApiProperty() measureTitle: string;
  @ApiProperty({ type: Number, nullable: true }) scoreBefore: number | null;
  @ApiProperty({ type: Number, nullable: true }) scoreAfter: number | null;
  @ApiProperty({ type: [MovedPartDto] }) movedParts: readonly MovedPartDto[];
}

export class DriftQueryDto extends ListQueryDto {}

export class DriftPageDto extends PageDto {
  @ApiProperty({ type: [DriftItemDto] }) items: readonly DriftItemDto[];
}

class CoverageFlipItemDto implements CoverageFlip {
  @ApiProperty({ format: 'uuid' }) proposalId: string;
  @ApiProperty() proposalRef: string;
  @ApiProperty() proposalTitle: string;
  @ApiProperty({ type: String, nullable: true }) proposalTitleEn: string | null;
  @ApiProperty({ enum: [...COVERAGE_STATUSES], enumName: 'CoverageStatus' }) from: CoverageStatus;
  @ApiProperty({ enum: [...COVERAGE_STATUSES], enumName: 'CoverageStatus' }) to: CoverageStatus;
}

export class CoverageFlipPageDto extends PageDto {
  @ApiProperty({ type: [CoverageFlipItemDto] }) items: readonly CoverageFlipItemDto[];
}
