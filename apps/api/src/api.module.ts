import { AuditModule } from '@jeonghap/audit';
import { CATALOGUE_ENTITIES, CatalogueModule } from '@jeonghap/catalogue';
import { DeliveryModule, type DeliveryModuleSettings } from '@jeonghap/delivery';
import { FitModule } from '@jeonghap/fit';
import { IdentityModule, type IdentitySettings } from '@jeonghap/identity';
import { DatabaseModule, Queues } from '@jeonghap/platform';
import { ScoreReadingModule } from '@jeonghap/recompute';
import { ReportsModule } from '@jeonghap/reports';
import { ReviewModule, type ReviewSettings } from '@jeonghap/review';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { AccessGuard } from './access/access.guard.js';
import { AccessService } from './access/access.service.js';
import { ActorNames } from './access/actor-names.js';
import { AlignmentExportController } from './alignment/alignment-export.controller.js';
import { AlignmentController } from './alignment/alignment.controller.js';
import { AuditController } from './audit/audit.controller.js';
import { FacetValueController } from './facet-value/facet-value.controller.js';
import { CoverageController } from './coverage/coverage.controller.js';
import { MatrixController } from './coverage/matrix.controller.js';
import { DeliveryController } from './delivery/delivery.controller.js';
import { OptOutController } from './delivery/opt-out.controller.js';
import { WebhookController } from './delivery/webhook.controller.js';
import { SubscriptionController } from './delivery/subscription.controller.js';
import { DuplicateController } from './duplicate/duplicate.controller.js';
import { EntryHistory } from './entry/entry-history.js';
import { CompanyDraftController } from './fit/company-draft.controller.js';
import { CompanyProfileController } from './fit/company-profile.controller.js';
import { CriterionController } from './fit/criterion.controller.js';
import { FitMailController } from './fit/fit-mail.controller.js';
import { FitNoticeController } from './fit/fit-notice.controller.js';
import { FitController } from './fit/fit.controller.js';
import { HandedInDraftController } from './fit/handed-in-draft.controller.js';
import { OwnAskController } from './fit/own-ask.controller.js';
import { LinkedSignInController } from './identity/linked-sign-in.controller.js';
import { OneTimeLinkController } from './identity/one-time-link.controller.js';
import { OwnAccountController } from './identity/own-account.controller.js';
import { ProviderController } from './identity/provider.controller.js';
import { SearchController } from './search/search.controller.js';
import { SessionController } from './identity/session.controller.js';
import { UnpublishedController } from './unpublished/unpublished.controller.js';
import { UserController } from './identity/user.controller.js';
import { ImportController } from './import/import.controller.js';
import { HealthController } from './health/health.controller.js';
import { ProblemFilter } from './http/problem.filter.js';
import { LegalChainController } from './legal-chain/legal-chain.controller.js';
import { LegislativeItemController } from './legislative-item/legislative-item.controller.js';
import { ProgrammeController } from './programme/programme.controller.js';
import { AskSplitController } from './proposal/ask-split.controller.js';
import { SimilarProposalController } from './proposal/similar-proposal.controller.js';
import { ProposalController } from './proposal/proposal.controller.js';
import { RearrangementController } from './rearrangement/rearrangement.controller.js';
import { RearrangementViews } from './rearrangement/rearrangement.view.js';
import { FailureController } from './recompute/failure.controller.js';
import { RecomputeController } from './recompute/recompute.controller.js';
import { RecomputeEvents } from './recompute/recompute-events.js';
import { CompanyEditionController } from './report/company-edition.controller.js';
import { ReportController } from './report/report.controller.js';
import { ReplyController } from './reply/reply.controller.js';
import { ReplyViews } from './reply/reply.view.js';
import { ReviewListController } from './review/review-list.controller.js';
import { ReviewController } from './review/review.controller.js';
import { ReviewViews } from './review/review.view.js';
import { ScoreSetController } from './score-set/score-set.controller.js';
import { ScoringMethodController } from './scoring-method/scoring-method.controller.js';
import { SourceDocumentController } from './source-document/source-document.controller.js';
import { StakeholderController } from './stakeholder/stakeholder.controller.js';
import { ProposalExportController } from './proposal/proposal-export.controller.js';
import { SavedViewController } from './work-board/saved-view.controller.js';
import { WorkBoardController } from './work-board/work-board.controller.js';
import { ConvergenceController } from './convergence/convergence.controller.js';
import { CoverageHistoryController } from './coverage/coverage-history.controller.js';
import { ConceptController } from './thesaurus/concept.controller.js';
import { ThesaurusController } from './thesaurus/thesaurus.controller.js';
import { WorkController } from './collaboration/work.controller.js';
import { WorkView } from './collaboration/work.view.js';

export interface ApiModuleOptions {
  readonly databaseUrl: string;
  readonly redisUrl?: string | undefined;
  readonly poolMax: number;
  /** How long to go on serving once asked to end, seconds. */
  readonly drainSeconds: number;
  readonly identity: IdentitySettings;
  readonly review: ReviewSettings;
  readonly delivery: DeliveryModuleSettings;
}

/** Connections of the queue's producer in an API process. */
const QUEUE_POOL_MAX = 2;
const STATEMENT_TIMEOUT_MS = 5_000;

const CONTROLLERS = [
  AlignmentExportController,
  AlignmentController,
  AskSplitController,
  AuditController,
  ConceptController,
  FacetValueController,
  CompanyDraftController,
  CompanyProfileController,
  ConvergenceController,
  CoverageController,
  CoverageHistoryController,
  CriterionController,
  DeliveryController,
  DuplicateController,
  FailureController,
  FitController,
  FitMailController,
  FitNoticeController,
  HandedInDraftController,
  HealthController,
  ImportController,
  LegalChainController,
  LegislativeItemController,
  LinkedSignInController,
  MatrixController,
  OneTimeLinkController,
  OptOutController,
  OwnAccountController,
  OwnAskController,
  ProgrammeController,
  ProposalController,
  SimilarProposalController,
  ProposalExportController,
  RearrangementController,
  ProviderController,
  RecomputeController,
  ReplyController,
  CompanyEditionController,
  ReportController,
  ReviewController,
  ReviewListController,
  ScoreSetController,
  ScoringMethodController,
  SearchController,
  SavedViewController,
  SessionController,
  SourceDocumentController,
  StakeholderController,
  SubscriptionController,
  UnpublishedController,
  ThesaurusController,
  UserController,
  WebhookController,
  WorkBoardController,
  WorkController,
];

@Global()
@Module({})
class QueueModule {
  static forRoot({
    databaseUrl,
    redisUrl,
  }: Pick<ApiModuleOptions, 'databaseUrl' | 'redisUrl'>): DynamicModule {
    const queues = {
      provide: Queues,
      useFactory: () => new Queues({ databaseUrl, redisUrl, poolMax: QUEUE_POOL_MAX }),
    };
    return { module: QueueModule, providers: [queues], exports: [queues] };
  }
}

@Module({})
export class ApiModule {
  static forRoot({
    databaseUrl,
    redisUrl,
    poolMax,
    drainSeconds,
    identity,
    review,
    delivery,
  }: ApiModuleOptions): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        DatabaseModule.forRoot({
          databaseUrl,
          poolMax,
          process: 'api',
          entities: CATALOGUE_ENTITIES,
          statementTimeoutMs: STATEMENT_TIMEOUT_MS,
        }),
        QueueModule.forRoot({ databaseUrl, redisUrl }),
        AuditModule,
        CatalogueModule,
        DeliveryModule.forRoot(delivery),
        FitModule,
        IdentityModule.forRoot(identity),
        ReportsModule.forRoot(review),
        ReviewModule.forRoot(review),
        ScoreReadingModule,
        TerminusModule.forRoot({ gracefulShutdownTimeoutMs: drainSeconds * 1_000 }),
      ],
      controllers: CONTROLLERS,
      providers: [
        AccessService,
        ActorNames,
        WorkView,
        EntryHistory,
        RearrangementViews,
        RecomputeEvents,
        ReplyViews,
        ReviewViews,
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: AccessGuard },
      ],
    };
  }
}
