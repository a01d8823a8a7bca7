import { Conflict, NotFound } from '@jeonghap/platform';
import {
  type Audience,
  CompanyEditionService,
  type ReportKey,
  type ReportMail,
  ReportReadingService,
  toReportMail,
} from '@jeonghap/reports';
import { Inject, Injectable } from '@nestjs/common';
import { DELIVERY_SETTINGS, type DeliverySettings } from '../delivery-settings.js';
import { type SubscriptionDraft } from '../subscription/subscription.js';
import { renderReportMail, type RenderedMail } from './render-mail.js';

/** A mail as it would have gone out for the latest report. */
export interface MailPreview extends RenderedMail {
  readonly week: string;
  readonly edition: number;
  /** Whether it would not have gone out, since nothing changed that the filter lets pass. */
  readonly isQuiet: boolean;
}

/** Shows people their mail before they subscribe. */
@Injectable()
export class MailPreviewService {
  /** Whether mail goes out at all. */
  readonly isMailSent: boolean;

  constructor(
    private readonly reports: ReportReadingService,
    @Inject(DELIVERY_SETTINGS) settings: DeliverySettings,
    private readonly companies: CompanyEditionService,
  ) {
    this.isMailSent = settings.mail !== undefined;
  }

  /**
   * @param audience for whom the general edition is
   * @param origin where the caller found the product
   * @throws NotFound `subscription.no-report` before the first report, Conflict `subscription.no-company` for a company's edition of who acts for none
   */
  async preview(
    draft: SubscriptionDraft,
    audience: Audience,
    { origin, actor }: { readonly origin: string; readonly actor: string },
  ): Promise<MailPreview> {
    const { items } = await this.reports.list(audience, { limit: 1 }, actor);
    const [latest] = items;
    if (latest === undefined) throw new NotFound('subscription.no-report');
    const { week, edition } = latest;
    const mail = await this.write(draft, { week, edition, audience }, actor);
    // the link of a real mail has a secret of its own; this one ends nothing
    const links = { origin, optOut: `${origin}/subscriptions` };
    return { week, edition, isQuiet: mail.isQuiet && edition === 1, ...renderReportMail(mail, links) };
  }

  private async write(
    { edition: wanted, lang, filter }: SubscriptionDraft,
    key: ReportKey & { readonly edition: number },
    actor: string,
  ): Promise<ReportMail> {
    if (wanted === 'company') {
      const mail = await this.companies.mail(key, lang, actor);
      if (mail === undefined) throw new Conflict('subscription.no-company');
      return mail;
    }
    return toReportMail(await this.reports.wholeContent(key, actor), filter, lang);
  }
}
