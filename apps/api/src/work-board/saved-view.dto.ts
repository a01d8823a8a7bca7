import { AXES, type Axis, TEXT_LIMITS } from '@jeonghap/catalogue';
import {
  BOARD_MOVES,
  BOARD_SORTS,
  type BoardMove,
  type BoardSort,
  COVERAGE_STATUSES,
  type CoverageStatus,
  NO_VALUE,
} from '@jeonghap/recompute';
import { SAVED_VIEW_LIMITS, WORK_REVIEW_STATES, type WorkReviewState } from '@jeonghap/review';
import { ApiProperty, PartialType } from '@nestjs/swagger';
import { ObjectField, RepeatableQuery, TextField, WordField } from '../http/fields.js';
import { ASSIGNEES } from './work-board.dto.js';

/** What a view shows: the board's filters and order, as in the board's address. */
export class SavedSearchDto {
  @TextField({ max: TEXT_LIMITS.name, optional: true }) q?: string;
  @RepeatableQuery() stakeholder?: string[];
  @RepeatableQuery([...AXES, NO_VALUE]) axis?: (Axis | typeof NO_VALUE)[];
  @RepeatableQuery(COVERAGE_STATUSES) coverage?: CoverageStatus[];
  @RepeatableQuery() instrument?: string[];
  @RepeatableQuery() sector?: string[];
  @RepeatableQuery() ministry?: string[];
  @RepeatableQuery() region?: string[];
  @RepeatableQuery() occasion?: string[];
  @RepeatableQuery() period?: string[];
  @RepeatableQuery(BOARD_MOVES) moved?: BoardMove[];
  @RepeatableQuery(undefined, ASSIGNEES) assignee?: string[];
  @RepeatableQuery(WORK_REVIEW_STATES) review?: WorkReviewState[];
  @WordField(BOARD_SORTS, { optional: true }) sort?: BoardSort;
}

export class SavedViewDraftDto {
  @TextField({ max: SAVED_VIEW_LIMITS.name }) name: string;
  @ObjectField(() => SavedSearchDto) search: SavedSearchDto;
}

export class SavedViewChangeDto extends PartialType(SavedViewDraftDto, { skipNullProperties: false }) {}

export class SavedViewDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ type: SavedSearchDto }) search: object;
  @ApiProperty({ format: 'date-time' }) createdAt: Date;
}

export class SavedViewListDto {
  @ApiProperty({ type: [SavedViewDto], description: `${String(SAVED_VIEW_LIMITS.most)} at most` })
  items: readonly SavedViewDto[];
}
