import { AuditModule } from '@jeonghap/audit';
import { CATALOGUE_ENTITIES } from '@jeonghap/catalogue';
import { DeliveryWorkModule, type DeliveryModuleSettings } from '@jeonghap/delivery';
import { FitWorkModule } from '@jeonghap/fit';
import { DatabaseModule, Queues } from '@jeonghap/platform';
import { RecomputeModule } from '@jeonghap/recompute';
import { ReportsModule } from '@jeonghap/reports';
import { type DynamicModule, Module } from '@nestjs/common';
import { AUDIT_RETENTION_DAYS, AuditProcessor } from './audit.processor.js';
import { DeliveryProcessor } from './delivery.processor.js';
import { FitProcessor } from './fit.processor.js';
import { FitVerdictProcessor } from './fit-verdict.processor.js';
import { RecomputeProcessor } from './recompute.processor.js';
import { ReportProcessor } from './report.processor.js';
import { ThesaurusPreviewProcessor } from './thesaurus-preview.processor.js';

export interface WorkerModuleOptions {
  readonly databaseUrl: string;
  readonly redisUrl?: string | undefined;
  readonly poolMax: number;
  /** How long entries of the audit log are kept, days. */
  readonly auditRetentionDays: number;
  readonly reports: DeliveryModuleSettings;
}

/** Connections of the queue in a worker process, besides the one that listens. */
const QUEUE_POOL_MAX = 4;
const STATEMENT_TIMEOUT_MS = 60_000;

@Module({})
export class WorkerModule {
  static forRoot({
    databaseUrl,
    redisUrl,
    poolMax,
    auditRetentionDays,
    reports,
  }: WorkerModuleOptions): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        DatabaseModule.forRoot({
          databaseUrl,
          poolMax,
          process: 'worker',
          entities: CATALOGUE_ENTITIES,
          statementTimeoutMs: STATEMENT_TIMEOUT_MS,
        }),
        AuditModule,
        DeliveryWorkModule.forRoot(reports),
        FitWorkModule,
        RecomputeModule,
        ReportsModule.forRoot(reports),
      ],
      providers: [
        { provide: Queues, useFactory: () => new Queues({ databaseUrl, redisUrl, poolMax: QUEUE_POOL_MAX }) },
        { provide: AUDIT_RETENTION_DAYS, useValue: auditRetentionDays },
        AuditProcessor,
        DeliveryProcessor,
        FitProcessor,
        FitVerdictProcessor,
        RecomputeProcessor,
        ReportProcessor,
        ThesaurusPreviewProcessor,
      ],
    };
  }
}
