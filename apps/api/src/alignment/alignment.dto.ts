import { FACETS, PART_NAMES, type Facet, type PartName } from '@jeonghap/alignment';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min, ValidateIf } from 'class-validator';
import { BilingualDto, ListQueryDto, PageDto } from '../entry/entry.dto.js';
import { DecisionDto, FreshnessDto, MeasureReferenceDto, ScoreSetDto } from '../entry/score.dto.js';
import { RepeatableQuery } from '../http/fields.js';
import { StakeholderReferenceDto } from '../stakeholder/stakeholder.dto.js';

export class ProposalAlignmentQueryDto extends ListQueryDto {
  @ValidateIf((_object, value) => value !== undefined)
  @Max(10_000)
  @Min(1)
  @IsInt()
  @Type(() => Number)
  @ApiProperty({
    required: false,
    type: 'integer',
    minimum: 1,
    maximum: 10_000,
    description: 'Number of one ask',
  })
  ask?: number;
  @RepeatableQuery(['programme', 'legislative_item']) kind?: ('programme' | 'legislative_item')[];
}

export class MeasureAlignmentQueryDto extends ListQueryDto {}

class AskReferenceDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: 'integer' }) no: number;
  @ApiProperty() text: string;
}

class ProposalReferenceDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: String, nullable: true }) externalRef: string | null;
  @ApiProperty() title: string;
  @ApiProperty({ type: String, nullable: true }) titleEn: string | null;
  @ApiProperty({ type: StakeholderReferenceDto }) stakeholder: StakeholderReferenceDto;
}

class PartDto {
  @ApiProperty({ enum: [...PART_NAMES], enumName: 'PartName' }) name: PartName;
  @ApiProperty({ description: 'Most that the part can contribute, points' }) weight: number;
  @ApiProperty({ minimum: 0, maximum: 1 }) signal: number;
  @ApiProperty({ description: 'Points; all contributions add up to the score' }) contribution: number;
}

class AskSpanDto {
  @ApiProperty({
    enum: ['text', 'title', 'context'],
    description: 'Text of the ask, title or body of the proposal',
  })
  field: 'text' | 'title' | 'context';
  @ApiProperty({ type: 'integer', description: 'UTF-16 offset' }) start: number;
  @ApiProperty({ type: 'integer' }) end: number;
}

class MeasureSpanDto {
  @ApiProperty({ enum: ['title', 'body'] }) field: 'title' | 'body';
  @ApiProperty({ type: 'integer', description: 'UTF-16 offset' }) start: number;
  @ApiProperty({ type: 'integer' }) end: number;
}

export class EvidenceDto {
  @ApiProperty({ enum: [...PART_NAMES], enumName: 'PartName' }) part: PartName;
  @ApiProperty({ type: AskSpanDto }) ask: AskSpanDto;
  @ApiProperty({ type: MeasureSpanDto }) measure: MeasureSpanDto;
  @ApiProperty({ required: false, description: 'Concept id' }) concept?: string;
  @ApiProperty({ type: BilingualDto, required: false }) label?: BilingualDto;
}

class FacetMatchDto {
  @ApiProperty({ enum: [...FACETS], enumName: 'Facet' }) facet: Facet;
  @ApiProperty({ enum: ['met', 'partly', 'unmet', 'not_asked'] }) state:
    'met' | 'partly' | 'unmet' | 'not_asked';
  @ApiProperty({ type: [String], description: 'In Korean' }) asked: readonly string[];
  @ApiProperty({ type: [String], description: 'In Korean' }) offered: readonly string[];
  @ApiProperty({ type: [String] }) askedEn: readonly string[];
  @ApiProperty({ type: [String] }) offeredEn: readonly string[];
}

/** What an alignment shows in a list and by itself. */
abstract class ScoredPairDto {
  @ApiProperty({ type: AskReferenceDto }) ask: AskReferenceDto;
  @ApiProperty({ type: ProposalReferenceDto }) proposal: ProposalReferenceDto;
  @ApiProperty({ type: MeasureReferenceDto }) measure: MeasureReferenceDto;
  @ApiProperty({ minimum: 0, maximum: 100, description: 'One decimal' }) score: number;
  @ApiProperty({ enum: ['strong', 'partial', 'weak', 'none'], enumName: 'Band' }) band: string;
  @ApiProperty({ minimum: 0, maximum: 1 }) confidence: number;
  @ApiProperty({ description: 'The measure goes the other way on the same object' }) opposes: boolean;
  @ApiProperty({ type: [EvidenceDto] }) evidence: readonly EvidenceDto[];
  @ApiProperty({ type: BilingualDto }) sentence: BilingualDto;
  @ApiProperty({ type: DecisionDto, nullable: true }) decision: DecisionDto | null;
  @ApiProperty({ type: FreshnessDto }) freshness: FreshnessDto;
}

export class AlignmentSummaryDto extends ScoredPairDto {
  @ApiProperty({ type: [PartDto], description: 'The parts that add to the score' }) parts: readonly PartDto[];
}

export class AlignmentDto extends ScoredPairDto {
  @ApiProperty({ type: [PartDto], description: 'All parts, also those that add nothing' })
  parts: readonly PartDto[];
  @ApiProperty({ description: 'Body of the proposal, for evidence of the field `context`' })
  askContext: string;
  @ApiProperty() measureBody: string;
  @ApiProperty({ type: [FacetMatchDto] }) facets: readonly FacetMatchDto[];
  @ApiProperty({ type: ScoreSetDto, nullable: true }) scoreSet: ScoreSetDto | null;
}

export class AlignmentPageDto extends PageDto {
  @ApiProperty({ type: [AlignmentSummaryDto] }) items: readonly AlignmentSummaryDto[];
  @ApiProperty({ type: ScoreSetDto, nullable: true }) scoreSet: ScoreSetDto | null;
}
