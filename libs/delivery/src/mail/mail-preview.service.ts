import { NotFound } from '@jeonghap/platform';
import { type Audience, ReportReadingService, toReportMail } from '@jeonghap/reports';
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
  ) {
    this.isMailSent = settings.mail !== undefined;
  }

  /**
   * @param origin where the caller found the product
   * @throws NotFound `subscription.no-report` before the first report
   */
  async preview(
    { lang, filter }: SubscriptionDraft,
    audience: Audience,
    { origin, actor }: { readonly origin: string; readonly actor: string },
  ): Promise<MailPreview> {
    const { items } = await this.reports.list(audience, { limit: 1 }, actor);
    const [latest] = items;
    if (latest === undefined) throw new NotFound('subscription.no-report');
    const { week, edition } = latest;
    const { report } = await this.reports.content({ week, edition, audience }, actor);
    const mail = toReportMail(report, filter, lang);
    // the link of a real mail has a secret of its own; this one ends nothing
    const links = { origin, optOut: `${origin}/subscriptions` };
    return { week, edition, isQuiet: mail.isQuiet && edition === 1, ...renderReportMail(mail, links) };
  }
}
