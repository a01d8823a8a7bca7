import { SealService } from '@jeonghap/audit';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';

/** Time between two looks for entries to seal or remove, milliseconds: what is not sealed yet could still be changed unseen. */
const SEAL_MS = 60_000;

/** Under which the days that entries are kept are injected. */
export const AUDIT_RETENTION_DAYS = Symbol('audit retention');

/** Seals the audit log every minute, and removes what is older than it has to be. */
@Injectable()
export class AuditProcessor implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(AuditProcessor.name);
  private next: NodeJS.Timeout | undefined;
  private work: Promise<void> = Promise.resolve();
  private isStopping = false;

  constructor(
    private readonly seals: SealService,
    @Inject(AUDIT_RETENTION_DAYS) private readonly retentionDays: number,
  ) {}

  onApplicationBootstrap(): void {
    this.run();
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.next);
    await this.work;
  }

  private run(): void {
    this.work = this.sealAndExpire()
      .catch((error: unknown) => {
        this.logger.warn(
          `sealing the audit log failed, next time in ${String(SEAL_MS / 1000)} s: ${String(error)}`,
        );
      })
      .then(() => {
        if (this.isStopping) return;
        this.next = setTimeout(() => {
          this.run();
        }, SEAL_MS);
      });
  }

  private async sealAndExpire(): Promise<void> {
    const removed = await this.seals.expire(this.retentionDays);
    if (removed > 0) this.logger.log(`audit log: ${String(removed)} entries expired`);
    const last = await this.seals.seal();
    // where logs are collected, this is the note by which a chain that was made anew gives itself away
    if (last !== null) this.logger.log(`audit log: seal ${String(last.no)} is ${last.hash}`);
  }
}
