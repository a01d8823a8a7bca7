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
export { ConceptService } from './concepts/concept.service.js';
export {
  BOARD_MOVES,
  BOARD_SORTS,
  COVERAGE_STATUSES,
  type BoardFilter,
  type BoardItem,
  type BoardMeasure,
  type BoardMove,
  type BoardSort,
  type CoverageStatus,
  type CoverageValue,
  type FacetCount,
  type MeasureReference,
  NO_VALUE,
} from './board/board.js';
export { type BoardExtension, COUNTED_FILTERS, type FacetName } from './board/board-filter.js';
export {
  type BoardChoice,
  type BoardLines,
  type BoardPage,
  type BoardRequest,
  BoardService,
  type ExtendedBoardPage,
} from './board/board.service.js';
export { type CoverageComparison, type CoverageMove } from './coverage/coverage-comparison.js';
export {
  type AnsweredAsk,
  type AnsweringMeasure,
  ProposalAsksService,
} from './coverage/proposal-asks.service.js';
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
export {
  type AlikeProposal,
  type DraftAsk,
  type DraftCheck,
  type DraftMeasure,
  type ProposalText,
} from './draft/draft-check.js';
export { DraftCheckService } from './draft/draft-check.service.js';
export { DriftService, type CoverageFlip, type DriftItem, type DriftSummary } from './drift/drift.service.js';
export { type Failure, type FailureDismissal, type FailureGroup } from './failure/failure.js';
export { FailureService } from './failure/failure.service.js';
export { type Freshness, type RecomputeDepth } from './dirty/dirty.js';
export { loadModel, readShippedAssets } from './model/load-model.js';
export {
  type ConvergenceFilter,
  ConvergenceService,
  type ConvergenceView,
  SHOWN_ASKS,
  SHOWN_MEASURES,
} from './convergence/convergence.service.js';
export { type SimilarProposal, SimilarProposalsService } from './convergence/similar-proposals.service.js';
export { type CoverageHistory, CoverageHistoryService } from './coverage/coverage-history.service.js';
export {
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
export { type RecomputeRun } from './recompute-run.store.js';
export { RecomputeModule, ScoreReadingModule } from './recompute.module.js';
export { ProgrammeRelevanceService } from './relevance/programme-relevance.service.js';
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
export { type ConceptFault } from './thesaurus/concept-fault.js';
export {
  type ConceptReference,
  type ConceptSummary,
  type ConceptView,
  type ShownConcept,
} from './thesaurus/concept-view.js';
export {
  type ConceptHits,
  type EntryHits,
  type Excerpt,
  type FlippedProposal,
  PREVIEW_STATES,
  type PreviewPair,
  type PreviewResult,
  type PreviewState,
} from './thesaurus/preview.js';
export { ThesaurusPreviewRunner } from './thesaurus/preview-runner.js';
export { type PreviewOfDraft, ThesaurusPreviewService } from './thesaurus/preview.service.js';
export { type ConceptDraft, ThesaurusEditingService } from './thesaurus/thesaurus-editing.service.js';
export {
  type ConceptPage,
  type DraftState,
  ThesaurusService,
  type ThesaurusState,
  type VersionChange,
} from './thesaurus/thesaurus.service.js';
export { type AlignmentChange } from './why-changed/alignment-change.js';
export { WhyChangedService } from './why-changed/why-changed.service.js';
export { RecomputeWakeUp } from './recompute-wake-up.js';
