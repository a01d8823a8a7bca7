export { type Duplicate } from './duplicate/duplicate.js';
export { DuplicateService } from './duplicate/duplicate.service.js';
export { RearrangementService } from './rearrangement/rearrangement.service.js';
export { REVIEW_MIGRATIONS } from './review-migrations.js';
export { ReviewModule } from './review.module.js';
export { type ReviewSettings } from './review-settings.js';
export {
  type Decision,
  DECISIONS,
  type Reason,
  REASON_CODES,
  type ReasonCode,
  REASONS,
} from './review/reason.js';
export { type ListedReview, ReviewListService } from './review/review-list.service.js';
export {
  type Decided,
  type Extent,
  EXTENTS,
  type Pair,
  REASON_LENGTH,
  type Review,
  REVIEW_ACTIONS,
  REVIEW_STATES,
  type ReviewAction,
  type ReviewDraft,
  type ReviewState,
} from './review/review.js';
export {
  type BulkOutcome,
  ReviewService,
  type ReviewStanding,
  type SeenReview,
} from './review/review.service.js';
export {
  type Reply,
  type ReplyClocks,
  type ReplyDraft,
  REPLY_LENGTH,
  REPLY_STATUSES,
  REPLY_VISIBILITIES,
  type ReplyStatus,
  type ReplyVisibility,
} from './reply/reply.js';
export { ReplyService } from './reply/reply.service.js';
export { type AskReply, type ListedAskReply } from './reply/reply.store.js';
export {
  type Assignment,
  AssignmentService,
  type ListedAssignment,
} from './collaboration/assignment.service.js';
export { type Comment, COMMENT_LIMITS, CommentService } from './collaboration/comment.service.js';
export {
  AssignManyService,
  type AssignmentOutcome,
  MOST_ASSIGNED,
} from './collaboration/assign-many.service.js';
export { SAVED_VIEW_LIMITS, type SavedSearch, type SavedView } from './saved-view/saved-view.js';
export { SavedViewService } from './saved-view/saved-view.service.js';
export {
  MOST_CHOSEN,
  type ProposalWork,
  WORK_REVIEW_STATES,
  type WorkFilter,
  type WorkReviewState,
} from './work-board/work-board.js';
export { WorkBoardService } from './work-board/work-board.service.js';
export { type UndecidedAlignment, UndecidedListService } from './review/undecided-list.service.js';
export { type TextDifference } from './review/text-difference.js';
