import { MOST_ASSIGNED, MOST_CHOSEN, WORK_REVIEW_STATES, type WorkReviewState } from '@jeonghap/review';
import { NO_VALUE } from '@jeonghap/recompute';
import { ApiProperty } from '@nestjs/swagger';
import { AssignmentDto } from '../collaboration/work.dto.js';
import { CoverageComparisonDto } from '../coverage/comparison.dto.js';
import { PageDto, ProblemDto } from '../entry/entry.dto.js';
import { FacetCountDto, ScoreSetDto } from '../entry/score.dto.js';
import {
  DayField,
  FlagField,
  MomentField,
  ObjectListField,
  RepeatableQuery,
  UuidField,
  WholeNumberField,
} from '../http/fields.js';
import {
  MovedBoardFilterDto,
  ProposalFacetsDto,
  ProposalQueryDto,
  ProposalSummaryDto,
} from '../proposal/proposal.dto.js';

const nullableText = { type: String, nullable: true } as const;
export const ASSIGNEES = `Accounts, \`me\` for the viewer, or \`${NO_VALUE}\``;

export class WorkBoardQueryDto extends ProposalQueryDto {
  @RepeatableQuery(undefined, ASSIGNEES) assignee?: string[];
  @RepeatableQuery(WORK_REVIEW_STATES) review?: WorkReviewState[];
}

export class WorkChoiceQueryDto extends MovedBoardFilterDto {
  @MomentField({ optional: true, description: 'What coverage was then is compared with what it is now' })
  since?: string;
  @RepeatableQuery(undefined, ASSIGNEES) assignee?: string[];
  @RepeatableQuery(WORK_REVIEW_STATES) review?: WorkReviewState[];
}

class ProposalWorkDto {
  @ApiProperty({ type: 'integer', description: 'Of its assignment; 0 while nobody was ever named' })
  version: number;
  @ApiProperty({ ...nullableText, format: 'uuid' }) assigneeId: string | null;
  @ApiProperty(nullableText) assigneeName: string | null;
  @ApiProperty({ ...nullableText, format: 'date' }) dueOn: string | null;
  @ApiProperty() isOverdue: boolean;
  @ApiProperty({
    enum: [...WORK_REVIEW_STATES],
    enumName: 'WorkReviewState',
    isArray: true,
    description: 'What of the proposal people looked at',
  })
  review: readonly WorkReviewState[];
}

class WorkProposalDto extends ProposalSummaryDto {
  @ApiProperty({ type: ProposalWorkDto }) work: ProposalWorkDto;
}

class WorkFacetsDto extends ProposalFacetsDto {
  @ApiProperty({ type: [FacetCountDto], description: 'Labelled with the names of people' })
  assignee: readonly FacetCountDto[];
  @ApiProperty({ type: [FacetCountDto] }) review: readonly FacetCountDto[];
}

export class WorkBoardPageDto extends PageDto {
  @ApiProperty({ type: [WorkProposalDto] }) items: readonly WorkProposalDto[];
  @ApiProperty({ type: WorkFacetsDto }) facets: WorkFacetsDto;
  @ApiProperty({ type: ScoreSetDto, nullable: true }) scoreSet: ScoreSetDto | null;
  @ApiProperty({ type: CoverageComparisonDto, nullable: true }) comparison: CoverageComparisonDto | null;
}

class ChosenProposalDto {
  @ApiProperty({ format: 'uuid' }) proposalId: string;
  @ApiProperty({ type: 'integer', description: 'Of its assignment; 0 while nobody was ever named' })
  version: number;
  @ApiProperty({ ...nullableText, format: 'uuid' }) assigneeId: string | null;
  @ApiProperty({ ...nullableText, format: 'date' }) dueOn: string | null;
}

export class WorkChoiceDto {
  @ApiProperty({ type: [ChosenProposalDto], description: `${String(MOST_CHOSEN)} at most` })
  items: readonly ChosenProposalDto[];
  @ApiProperty({ type: 'integer', description: 'How many match' }) total: number;
}

class AssignmentChangeDto {
  @UuidField() proposalId: string;
  @WholeNumberField({ min: 0, max: 1_000_000, description: 'Version that was seen; 0 when there was none' })
  version: number;
  @UuidField({ nullable: true, description: 'Account of the person; null for nobody' }) assigneeId:
    string | null;
  @DayField({ nullable: true }) dueOn: string | null;
}

export class AssignManyDto {
  @ObjectListField(() => AssignmentChangeDto, { maxItems: MOST_ASSIGNED }) items: AssignmentChangeDto[];
  @FlagField({
    optional: true,
    description: 'Whether one that is refused leaves all as they are; else each stands by itself',
  })
  allOrNothing = false;
}

class AssignmentBeforeDto {
  @ApiProperty({ ...nullableText, format: 'uuid' }) assigneeId: string | null;
  @ApiProperty({ ...nullableText, format: 'date' }) dueOn: string | null;
}

export class AssignmentOutcomeDto {
  @ApiProperty({ format: 'uuid' }) proposalId: string;
  @ApiProperty({ type: AssignmentDto, nullable: true, description: 'As it is now; null without a proposal' })
  assignment: AssignmentDto | null;
  @ApiProperty({
    type: AssignmentBeforeDto,
    nullable: true,
    description: 'What it was, where it was changed; sent back with the new version it undoes the change',
  })
  before: AssignmentBeforeDto | null;
  @ApiProperty({ type: ProblemDto, nullable: true, description: 'Why it was refused' })
  problem: ProblemDto | null;
}

export class AssignmentOutcomesDto {
  @ApiProperty({ type: [AssignmentOutcomeDto] }) items: readonly AssignmentOutcomeDto[];
}
