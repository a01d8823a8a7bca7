import { CatalogueModule, EntryChanges } from '@jeonghap/catalogue';
import { Queues } from '@jeonghap/platform';
import { Module } from '@nestjs/common';
import { AlignmentService } from './alignment/alignment.service.js';
import { AskSplittingService } from './asks/ask-splitting.service.js';
import { BoardService } from './board/board.service.js';
import { CoverageService } from './coverage/coverage.service.js';
import { AlikeProposalsService } from './duplicate/alike-proposals.service.js';
import { RecomputeStatusService } from './dirty/recompute-status.service.js';
import { DriftService } from './drift/drift.service.js';
import { MatrixService } from './matrix/matrix.service.js';
import { ScoreSetService } from './score-set/score-set.service.js';
import { ScoringMethodService } from './scoring-method/scoring-method.service.js';
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
    CoverageService,
    DriftService,
    MatrixService,
    RecomputeStatusService,
    ScoreSetService,
    ScoringMethodService,
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
    CoverageService,
    DriftService,
    MatrixService,
    RecomputeStatusService,
    RecomputeWakeUp,
    ScoreSetService,
    ScoringMethodService,
    WhyChangedService,
  ],
})
export class ScoreReadingModule {}

/** What a worker needs: the computation itself. */
@Module({ providers: [RecomputeService], exports: [RecomputeService] })
export class RecomputeModule {}
