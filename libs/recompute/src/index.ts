export { AskSplittingService, type UnsplitProposalDraft } from './asks/ask-splitting.service.js';
export {
  type AlignmentFilter,
  type AlignmentSummary,
  type AlignmentView,
  type PartView,
  type ProposalReference,
} from './alignment/alignment-view.js';
export {
  AlignmentService,
  type AlignmentExportRow,
  type AlignmentPage,
} from './alignment/alignment.service.js';
export {
  BOARD_SORTS,
  COVERAGE_STATUSES,
  type BoardFilter,
  type BoardItem,
  type BoardMeasure,
  type BoardSort,
  type CoverageStatus,
  type CoverageValue,
  type FacetCount,
  type MeasureReference,
  NO_VALUE,
} from './board/board.js';
export { type FacetName } from './board/board-query.js';
export { BoardService, type BoardPage, type BoardRequest } from './board/board.service.js';
export {
  CoverageService,
  type AskCoverageView,
  type CoverageCounts,
  type CoverageSummary,
} from './coverage/coverage.service.js';
export {
  RecomputeStatusService,
  type FailureCause,
  type RecomputeStatus,
  type WaitingEntry,
} from './dirty/recompute-status.service.js';
export { type AskDecisionView, type DecisionView } from './decision/pair-decision.js';
export { carryDecisions, putDecision, removeDecision } from './decision/pair-decision.store.js';
export { type AlikeAsks, type AlikeProposals } from './duplicate/alike-proposals.js';
export { AlikeProposalsService } from './duplicate/alike-proposals.service.js';
export { DriftService, type DriftItem, type DriftSummary } from './drift/drift.service.js';
export { type Freshness, type RecomputeDepth } from './dirty/dirty.js';
export { loadModel, readShippedAssets } from './model/load-model.js';
export {
  type CoverageComparison,
  type CoverageMove,
  type Matrix,
  MATRIX_FACETS,
  MATRIX_SORTS,
  type MatrixCell,
  type MatrixCounts,
  type MatrixFacet,
  type MatrixLine,
  type MatrixRequest,
  type MatrixSort,
} from './matrix/matrix.js';
export { MatrixService } from './matrix/matrix.service.js';
export { prepareDatabase, type PrepareDatabaseOptions } from './prepare-database.js';
export { RECOMPUTE_MIGRATIONS } from './recompute-migrations.js';
export { RecomputeModule, ScoreReadingModule } from './recompute.module.js';
export { type SourceFreshness } from './source/source-freshness.store.js';
export { RecomputeService } from './recompute.service.js';
export {
  SCORE_SET_ACTIONS,
  SCORE_SET_STATES,
  type ScoreSetAction,
  type ScoreSetProgress,
  type ScoreSetReference,
  type ScoreSetState,
} from './score-set/score-set.js';
export { ScoreSetService, type ModelChange } from './score-set/score-set.service.js';
export { ScoringMethodService, type ScoringMethod } from './scoring-method/scoring-method.service.js';
export { type AlignmentChange } from './why-changed/alignment-change.js';
export { WhyChangedService } from './why-changed/why-changed.service.js';
export { RecomputeWakeUp } from './recompute-wake-up.js';
