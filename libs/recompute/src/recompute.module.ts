import { CatalogueModule, EntryChanges } from '@jeonghap/catalogue';
import { Queues } from '@jeonghap/platform';
import { Module } from '@nestjs/common';
import { AlignmentService } from './alignment/alignment.service.js';
import { AskSplittingService } from './asks/ask-splitting.service.js';
import { BoardService } from './board/board.service.js';
import { ConceptService } from './concepts/concept.service.js';
import { ConvergenceService } from './convergence/convergence.service.js';
import { CoverageHistoryService } from './coverage/coverage-history.service.js';
import { CoverageService } from './coverage/coverage.service.js';
import { ProposalAsksService } from './coverage/proposal-asks.service.js';
import { SimilarProposalsService } from './convergence/similar-proposals.service.js';
import { AlikeProposalsService } from './duplicate/alike-proposals.service.js';
import { RecomputeStatusService } from './dirty/recompute-status.service.js';
import { DraftCheckService } from './draft/draft-check.service.js';
import { DriftService } from './drift/drift.service.js';
import { FailureService } from './failure/failure.service.js';
import { MatrixService } from './matrix/matrix.service.js';
import { LiveMeasures } from './relevance/live-measures.js';
import { ProgrammeRelevanceService } from './relevance/programme-relevance.service.js';
import { ScoreSetService } from './score-set/score-set.service.js';
import { ScoringMethodService } from './scoring-method/scoring-method.service.js';
import { ThesaurusPreviewRunner } from './thesaurus/preview-runner.js';
import { ThesaurusPreviewService } from './thesaurus/preview.service.js';
import { ThesaurusDesk } from './thesaurus/thesaurus-desk.js';
import { ThesaurusEditingService } from './thesaurus/thesaurus-editing.service.js';
import { ThesaurusService } from './thesaurus/thesaurus.service.js';
import { WhyChangedService } from './why-changed/why-changed.service.js';
import { RecomputeService } from './recompute.service.js';
import { RecomputeWakeUp } from './recompute-wake-up.js';

/** What readers and editors of scores need: queries, and the wake-up call after an edit. */
@Module({
  imports: [CatalogueModule],
  providers: [
    AlignmentService,
    AlikeProposalsService,
    AskSplittingService,
    BoardService,
    ConceptService,
    ConvergenceService,
    SimilarProposalsService,
    CoverageHistoryService,
    CoverageService,
    DraftCheckService,
    DriftService,
    FailureService,
    LiveMeasures,
    MatrixService,
    ProgrammeRelevanceService,
    ProposalAsksService,
    RecomputeStatusService,
    ScoreSetService,
    ScoringMethodService,
    ThesaurusDesk,
    ThesaurusEditingService,
    ThesaurusPreviewService,
    ThesaurusService,
    WhyChangedService,
    {
      provide: RecomputeWakeUp,
      inject: [Queues, EntryChanges],
      useFactory: (queues: Queues, changes: EntryChanges) => new RecomputeWakeUp(queues, changes),
    },
  ],
  exports: [
    AlignmentService,
    AlikeProposalsService,
    AskSplittingService,
    BoardService,
    ConceptService,
    ConvergenceService,
    SimilarProposalsService,
    CoverageHistoryService,
    CoverageService,
    DraftCheckService,
    DriftService,
    FailureService,
    MatrixService,
    ProgrammeRelevanceService,
    ProposalAsksService,
    RecomputeStatusService,
    RecomputeWakeUp,
    ScoreSetService,
    ScoringMethodService,
    ThesaurusEditingService,
    ThesaurusPreviewService,
    ThesaurusService,
    WhyChangedService,
  ],
})
export class ScoreReadingModule {}

/** What a worker needs: the computation itself. */
@Module({
  providers: [RecomputeService, ThesaurusDesk, ThesaurusPreviewRunner],
  exports: [RecomputeService, ThesaurusPreviewRunner],
})
export class RecomputeModule {}
