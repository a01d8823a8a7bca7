import { ReportReadingService } from '@jeonghap/reports';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { DELIVERY_SETTINGS, type DeliverySettings } from '../delivery-settings.js';
import { putReportEvents } from '../webhook/report-events.store.js';
import { putWebhooks } from '../webhook/webhook-endpoint.store.js';
import { putMail } from './outbox.store.js';

/** A report that was published and not dispatched yet. */
interface PublishedReport {
  readonly id: string;
  readonly week: string;
  readonly edition: number;
}

/** Puts into the outbox what is to go out for the reports that were published. */
@Injectable()
export class DispatchService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(DELIVERY_SETTINGS) private readonly settings: DeliverySettings,
    private readonly reports: ReportReadingService,
  ) {}

  /**
   * Dispatches each report once, the oldest first: its deliveries and the note that it was are one transaction.
   * @returns the weeks of the reports that this call dispatched
   */
  async dispatchNew(): Promise<readonly string[]> {
    const reports = await this.dataSource.query<PublishedReport[]>(
      `SELECT id, week, edition FROM report r
        WHERE audience = 'public' AND NOT EXISTS (SELECT FROM report_dispatch d WHERE d.report_id = r.id) ORDER BY id`,
    );
    const done: string[] = [];
    for (const report of reports) if (await this.dispatch(report)) done.push(report.week);
    return done;
  }

  private dispatch(report: PublishedReport): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      // a second worker waits here for the first, and finds that there is nothing left to do
      const [note] = await manager.query<unknown[]>(
        'INSERT INTO report_dispatch (report_id) VALUES ($1) ON CONFLICT DO NOTHING RETURNING report_id',
        [report.id],
      );
      if (note === undefined) return false;
      if (this.settings.mail !== undefined) await putMail(manager, report);
      if (this.settings.webhooks !== undefined) {
        await putWebhooks(manager, report);
        const { week, edition } = report;
        const said = await this.reports.wholeContent({ week, edition, audience: 'public' }, undefined);
        await putReportEvents(manager, said);
      }
      return true;
    });
  }
}
