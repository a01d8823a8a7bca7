import { SealService } from '@jeonghap/audit';
import { Inject, Injectable } from '@nestjs/common';
import { RepeatedWork } from './repeated-work.js';

/** Time between two looks for entries to seal or remove, milliseconds: what is not sealed yet could still be changed unseen. */
const SEAL_MS = 60_000;

/** Under which the days that entries are kept are injected. */
export const AUDIT_RETENTION_DAYS = Symbol('audit retention');

/** Seals the audit log every minute, and removes what is older than it has to be. */
@Injectable()
export class AuditProcessor extends RepeatedWork {
  constructor(
    private readonly seals: SealService,
    @Inject(AUDIT_RETENTION_DAYS) private readonly retentionDays: number,
  ) {
    super('sealing the audit log', { afterWorkMs: SEAL_MS });
  }

  protected async work(): Promise<void> {
    const removed = await this.seals.expire(this.retentionDays);
    if (removed > 0) this.logger.log(`audit log: ${String(removed)} entries expired`);
    const last = await this.seals.seal();
    // where logs are collected, this is the note by which a chain that was made anew gives itself away
    if (last !== null) this.logger.log(`audit log: seal ${String(last.no)} is ${last.hash}`);
  }
}
