import { createHash } from 'node:crypto';
import {
  DeliveryBacklogService,
  DeliveryLogService,
  DispatchService,
  MailWorkService,
  OptOutService,
  SubscriptionService,
  WebhookEndpointService,
  WebhookWorkService,
} from '@jeonghap/delivery';
import { type MailConfig, type WebhookConfig } from '@jeonghap/platform';
import { CompanyEditionService, type Report, ReportReadingService, WHOLE_REPORT } from '@jeonghap/reports';
import { type OpenTestDatabase, openTestDatabase } from '../../../test/support/open-data-source.js';
import { makeAccount, type TestAccount } from '../../../test/support/sign-in.js';
import { emptyFacts, exampleFacts } from '../../reports/test/example-facts.js';
import { reportOf } from '../../reports/test/example-report.js';

/** Everything of the general edition, in Korean. */
const DRAFT = { lang: 'ko', edition: 'general', filter: WHOLE_REPORT } as const;

/** A delivery as it stands in the table. */
export interface DeliveryRow {
  readonly id: string;
  readonly state: string;
  readonly cause: string | null;
  readonly answer: string | null;
  readonly attempts: number;
}

/** A database with subscriptions and reports, and workers to choose. */
export class DeliveryLab {
  readonly subscriptions;
  readonly optOuts;
  readonly log;
  readonly backlog;

  private constructor(readonly database: OpenTestDatabase) {
    this.subscriptions = new SubscriptionService(database.dataSource);
    this.optOuts = new OptOutService(database.dataSource);
    this.log = new DeliveryLogService(database.dataSource);
    this.backlog = new DeliveryBacklogService(database.dataSource);
  }

  static async open(): Promise<DeliveryLab> {
    return new DeliveryLab(await openTestDatabase('empty'));
  }

  query<T>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    return this.database.dataSource.query(sql, parameters);
  }

  account(role: 'admin' | 'editor' | 'company' = 'company'): Promise<TestAccount> {
    return makeAccount(this.database.dataSource, [role]);
  }

  /** Somebody who wants everything in a language. @returns the account and the id of the subscription */
  async subscriber(
    role: 'editor' | 'company' = 'company',
    lang: 'ko' | 'en' = 'ko',
  ): Promise<TestAccount & { readonly subscriptionId: string }> {
    const account = await this.account(role);
    const { id } = await this.subscriptions.create(account.id, { ...DRAFT, lang });
    return { ...account, subscriptionId: id };
  }

  /** Somebody of a company who wants its own edition in Korean. @returns the account and the id of the subscription */
  async companySubscriber(companyId: string): Promise<TestAccount & { readonly subscriptionId: string }> {
    const account = await this.account('company');
    await this.query('UPDATE user_account SET stakeholder_id = $2 WHERE id = $1', [account.id, companyId]);
    const { id } = await this.subscriptions.create(account.id, { ...DRAFT, edition: 'company' });
    return { ...account, subscriptionId: id };
  }

  /** Publishes the report of the example's week, or of one in which there is nothing. */
  async publish({ edition = 1, isEmpty = false } = {}): Promise<void> {
    const facts = {
      ...(isEmpty ? emptyFacts() : exampleFacts()),
      edition,
      reason: edition > 1 ? '출처' : null,
    };
    await this.store(reportOf({ ...facts, audience: 'public', desk: null }));
    await this.store(reportOf({ ...facts, audience: 'internal' }));
  }

  /** Administration and a worker of webhooks. */
  webhooks(config: Partial<WebhookConfig>) {
    const { dataSource } = this.database;
    const settings = { webhooks: { key: 'k'.repeat(32), listedHosts: [], ...config } };
    const dispatch = new DispatchService(dataSource, settings, new ReportReadingService(dataSource));
    const sending = new WebhookWorkService(dataSource, new ReportReadingService(dataSource), settings);
    return {
      endpoints: new WebhookEndpointService(dataSource, settings),
      work: async (): Promise<number> => {
        await dispatch.dispatchNew();
        return sending.sendDue();
      },
    };
  }

  /** A worker that sends through a mail server; none where it is left out. */
  worker(mail?: Partial<MailConfig>) {
    const { dataSource } = this.database;
    const settings =
      mail === undefined
        ? {}
        : {
            mail: {
              smtpUrl: 'smtp://127.0.0.1:1',
              from: '정합 <jeonghap@agency.go.kr>',
              publicUrl: 'https://jeonghap.example',
              ...mail,
            },
          };
    const dispatch = new DispatchService(dataSource, settings, new ReportReadingService(dataSource));
    const sending = new MailWorkService(
      dataSource,
      new ReportReadingService(dataSource),
      settings,
      new CompanyEditionService(dataSource),
    );
    return {
      work: async (): Promise<number> => {
        await dispatch.dispatchNew();
        return sending.sendDue();
      },
      end: () => {
        sending.onModuleDestroy();
      },
    };
  }

  deliveries(): Promise<DeliveryRow[]> {
    return this.query<DeliveryRow>(
      'SELECT id, state, cause, last_answer AS answer, attempts FROM delivery ORDER BY no',
    );
  }

  /** Lets time pass until everything that waits is due. */
  async passPause(): Promise<void> {
    await this.query(`UPDATE delivery SET not_before = clock_timestamp() WHERE state = 'waiting'`);
  }

  private async store(report: Report): Promise<void> {
    const content = JSON.stringify(report);
    await this.query(
      `INSERT INTO report (week, audience, edition, reason, content, content_sha256, renderer, renderings,
         coverage_changes, alignment_changes, entry_revisions)
       VALUES ($1, $2, $3, $4, $5, $6, 1, '{}', '{}', '{}', '{}')`,
      [
        report.week,
        report.audience,
        report.edition,
        report.reason,
        content,
        createHash('sha256').update(content).digest('hex'),
      ],
    );
  }
}
