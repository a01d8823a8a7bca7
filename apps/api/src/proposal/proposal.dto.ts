import { AXES, type Axis, TEXT_LIMITS, type Visibility } from '@jeonghap/catalogue';
import {
  BOARD_MOVES,
  BOARD_SORTS,
  type BoardMove,
  type BoardSort,
  COVERAGE_STATUSES,
  type CoverageStatus,
  NO_VALUE,
} from '@jeonghap/recompute';
import { ApiProperty, PartialType } from '@nestjs/swagger';
import { ArrayMinSize } from 'class-validator';
import {
  BilingualDto,
  EntryDraftDto,
  EntryViewDto,
  FacetOverridesDto,
  nullableAxis,
  PageDto,
  visibilityOf,
} from '../entry/entry.dto.js';
import {
  BoardMeasureDto,
  CoverageDto,
  DecisionDto,
  FacetCountDto,
  FacetsDto,
  MeasureReferenceDto,
  ScoreSetDto,
} from '../entry/score.dto.js';
import {
  DayField,
  MomentField,
  ObjectField,
  ObjectListField,
  PageSizeQuery,
  RepeatableQuery,
  TextField,
  WordField,
} from '../http/fields.js';
import { CoverageComparisonDto } from '../coverage/comparison.dto.js';
import { StakeholderReferenceDto } from '../stakeholder/stakeholder.dto.js';

const nullableText = { type: String, nullable: true } as const;

/** The board's filters; values of one are alternatives, several add up. */
export abstract class BoardFilterDto {
  @TextField({ max: TEXT_LIMITS.name, optional: true, description: 'In title, body, asks or stakeholder' })
  q?: string;
  @RepeatableQuery(undefined, 'Ids or external references') stakeholder?: string[];
  @RepeatableQuery([...AXES, NO_VALUE]) axis?: (Axis | typeof NO_VALUE)[];
  @RepeatableQuery(COVERAGE_STATUSES) coverage?: CoverageStatus[];
  @RepeatableQuery(undefined, 'Concept ids, such as `instrument.voucher`, or `none`') instrument?: string[];
  @RepeatableQuery(undefined, 'Ministries of the best measures, as they are written, or `none`')
  ministry?: string[];
  @RepeatableQuery(undefined, 'Concept ids, such as `region.ulsan`, or `none`') region?: string[];
  @RepeatableQuery(undefined, 'Concept ids, such as `sector.manufacturing`, or `none`') sector?: string[];
  @RepeatableQuery(undefined, 'Occasions as they are written, or `none`') occasion?: string[];
  @RepeatableQuery(undefined, 'Months of the occasions, such as `2025-10`, or `none`') period?: string[];
}

/** The same with how coverage moved, for which a moment to compare with is needed. */
export abstract class MovedBoardFilterDto extends BoardFilterDto {
  @RepeatableQuery(BOARD_MOVES, 'How coverage moved since `since`') moved?: BoardMove[];
}

export class ProposalQueryDto extends MovedBoardFilterDto {
  @PageSizeQuery() limit = 50;
  @TextField({ max: 2_000, optional: true, description: '`nextCursor` of the page before' }) cursor?: string;
  @WordField(BOARD_SORTS, { optional: true }) sort: BoardSort = 'coverage';
  @MomentField({ optional: true, description: 'What coverage was then is compared with what it is now' })
  since?: string;
}

export class AskDraftDto {
  @TextField({ max: 36, optional: true, description: 'Id of a stored ask that stays itself' }) id?: string;
  @TextField({ max: TEXT_LIMITS.askText }) text: string;
  @ObjectField(() => FacetOverridesDto, { optional: true }) facetOverrides?: FacetOverridesDto;
}

export class CreateProposalDto extends EntryDraftDto {
  @TextField({ max: 200, description: 'Id or external reference', example: 'seed:S01' }) stakeholder: string;
  @TextField({ max: TEXT_LIMITS.short, optional: true, nullable: true }) speakerRole?: string | null;
  @TextField({ max: TEXT_LIMITS.short, optional: true, nullable: true }) speakerRoleEn?: string | null;
  @TextField({ max: TEXT_LIMITS.short, optional: true, nullable: true }) occasion?: string | null;
  @TextField({ max: TEXT_LIMITS.short, optional: true, nullable: true }) occasionEn?: string | null;
  @DayField({ optional: true, nullable: true }) occasionDate?: string | null;
  @WordField(AXES, { optional: true, nullable: true }) axis?: Axis | null;
  @ArrayMinSize(1)
  @ObjectListField(() => AskDraftDto, {
    maxItems: 50,
    optional: true,
    description: 'Left out, the text is split automatically',
  })
  asks?: AskDraftDto[];
}

export class EditProposalDto extends PartialType(CreateProposalDto, { skipNullProperties: false }) {}

class AskCoverageDto extends CoverageDto {
  @ApiProperty({ type: [String], description: 'Ids of the measures that answer the ask best' })
  best: readonly string[];
  @ApiProperty({ type: BilingualDto, nullable: true }) sentence: BilingualDto | null;
}

class AskDecisionDto extends DecisionDto {
  @ApiProperty({ type: MeasureReferenceDto }) measure: MeasureReferenceDto;
}

export class AskDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: 'integer' }) no: number;
  @ApiProperty() text: string;
  @ApiProperty({ enum: ['person', 'automatic'], description: "A person's split is never replaced" })
  splitBy: 'person' | 'automatic';
  @ApiProperty({ type: FacetsDto, nullable: true, description: 'Null while it was not computed' })
  facets: FacetsDto | null;
  @ApiProperty({ type: FacetOverridesDto }) facetOverrides: object;
  @ApiProperty({ type: AskCoverageDto }) coverage: AskCoverageDto;
  @ApiProperty({ type: [AskDecisionDto], description: 'What people decided on the ask, the latest first' })
  decisions: readonly AskDecisionDto[];
}

export class ProposalSummaryDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty(nullableText) externalRef: string | null;
  @ApiProperty() title: string;
  @ApiProperty(nullableText) titleEn: string | null;
  @ApiProperty({ type: StakeholderReferenceDto }) stakeholder: StakeholderReferenceDto;
  @ApiProperty(nullableAxis) axis: Axis | null;
  @ApiProperty(nullableText) occasion: string | null;
  @ApiProperty(nullableText) occasionEn: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) occasionDate: string | null;
  @ApiProperty({ type: 'integer' }) askCount: number;
  @ApiProperty({ type: CoverageDto }) coverage: CoverageDto;
  @ApiProperty({
    enum: [...COVERAGE_STATUSES],
    enumName: 'CoverageStatus',
    nullable: true,
    type: String,
    description: 'What coverage was at `since`; null also where that is not known',
  })
  earlier: CoverageStatus | null;
  @ApiProperty({ type: [BoardMeasureDto] }) bestMeasures: readonly BoardMeasureDto[];
  @ApiProperty({ type: 'integer' }) revision: number;
  @ApiProperty({ format: 'date-time' }) updatedAt: Date;
}

export class ProposalDto extends EntryViewDto {
  @ApiProperty({ type: StakeholderReferenceDto }) stakeholder: StakeholderReferenceDto;
  @ApiProperty(nullableText) speakerRole: string | null;
  @ApiProperty(nullableText) speakerRoleEn: string | null;
  @ApiProperty(nullableText) occasion: string | null;
  @ApiProperty(nullableText) occasionEn: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) occasionDate: string | null;
  @ApiProperty(nullableAxis) axis: Axis | null;
  @ApiProperty({ type: [AskDto] }) asks: readonly AskDto[];
  @ApiProperty({ type: CoverageDto }) coverage: CoverageDto;
  @ApiProperty({ type: [BoardMeasureDto] }) bestMeasures: readonly BoardMeasureDto[];
  @ApiProperty({ type: ScoreSetDto, nullable: true }) scoreSet: ScoreSetDto | null;
}

class EditableAskDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: 'integer' }) no: number;
  @ApiProperty() text: string;
  @ApiProperty({ enum: ['person', 'automatic'] }) splitBy: 'person' | 'automatic';
  @ApiProperty({ type: FacetOverridesDto }) facetOverrides: object;
}

/** A proposal as its editors see it, published or not. */
export class EditableProposalDto extends EntryViewDto {
  @ApiProperty({ type: StakeholderReferenceDto }) stakeholder: StakeholderReferenceDto;
  @ApiProperty(nullableText) speakerRole: string | null;
  @ApiProperty(nullableText) speakerRoleEn: string | null;
  @ApiProperty(nullableText) occasion: string | null;
  @ApiProperty(nullableText) occasionEn: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) occasionDate: string | null;
  @ApiProperty(nullableAxis) axis: Axis | null;
  @ApiProperty({ type: [EditableAskDto] }) asks: readonly EditableAskDto[];
  @ApiProperty(visibilityOf) visibility: Visibility;
}

export class ProposalFacetsDto {
  @ApiProperty({ type: [FacetCountDto] }) stakeholder: readonly FacetCountDto[];
  @ApiProperty({ type: [FacetCountDto] }) axis: readonly FacetCountDto[];
  @ApiProperty({ type: [FacetCountDto] }) coverage: readonly FacetCountDto[];
  @ApiProperty({ type: [FacetCountDto] }) instrument: readonly FacetCountDto[];
  @ApiProperty({ type: [FacetCountDto] }) ministry: readonly FacetCountDto[];
  @ApiProperty({ type: [FacetCountDto] }) region: readonly FacetCountDto[];
  @ApiProperty({ type: [FacetCountDto] }) sector: readonly FacetCountDto[];
  @ApiProperty({ type: [FacetCountDto] }) occasion: readonly FacetCountDto[];
  @ApiProperty({ type: [FacetCountDto], description: 'Months' }) period: readonly FacetCountDto[];
  @ApiProperty({ type: [FacetCountDto], description: 'Empty without `since`' })
  moved: readonly FacetCountDto[];
}

export class ProposalPageDto extends PageDto {
  @ApiProperty({ type: [ProposalSummaryDto] }) items: readonly ProposalSummaryDto[];
  @ApiProperty({ type: ProposalFacetsDto }) facets: ProposalFacetsDto;
  @ApiProperty({ type: ScoreSetDto, nullable: true }) scoreSet: ScoreSetDto | null;
  @ApiProperty({ type: CoverageComparisonDto, nullable: true }) comparison: CoverageComparisonDto | null;
}
