import { BOARD_SORTS, type BoardSort } from '@jeonghap/recompute';
import { MOST_CHOSEN, WORK_REVIEW_STATES, type WorkReviewState } from '@jeonghap/review';
import { MomentField, RepeatableQuery, UuidListField, WordField } from '../http/fields.js';
import { ASSIGNEES } from '../work-board/work-board.dto.js';
import { MovedBoardFilterDto } from './proposal.dto.js';

/** Which proposals to write into a file, and how. */
export class ExportProposalsDto extends MovedBoardFilterDto {
  @UuidListField({ maxItems: MOST_CHOSEN, optional: true, description: 'Only these of those that match' })
  ids?: string[];
  @MomentField({ optional: true, description: 'What coverage was then stands beside what it is now' })
  since?: string;
  @RepeatableQuery(undefined, `${ASSIGNEES}; for those who work here`) assignee?: string[];
  @RepeatableQuery(WORK_REVIEW_STATES, 'For those who work here') review?: WorkReviewState[];
  @WordField(BOARD_SORTS, { optional: true }) sort: BoardSort = 'coverage';
  @WordField(['xlsx', 'csv']) format: 'xlsx' | 'csv';
  @WordField(['ko', 'en'], { optional: true }) lang: 'ko' | 'en' = 'ko';
}
