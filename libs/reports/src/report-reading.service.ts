import { asActor } from '@jeonghap/catalogue';
import { cutPage, decodeCursor, NotFound, type Page } from '@jeonghap/platform';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { compareDocuments, type DocumentDifference } from './document/compare-documents.js';
import { type Language, type ReportDocument } from './document/document.js';
import { toDocument } from './document/report-document.js';
import { answerOf } from './document/sentences.js';
import { toAtom } from './feed/atom.js';
import { type ReportFeed, toReportFeed } from './feed/report-feeds.js';
import { type Audience, type FrontNumber, type Report } from './model/report.js';
import { findPrinter } from './render/pdf/print-pdf.js';
import { type ReportFormat, renderReport } from './render/render-report.js';
import { REPORTS_SETTINGS, type ReportsSettings } from './reports-settings.js';
import {
  contentOf,
  countWeeks,
  findReport,
  listEditions,
  listReports,
  type StoredReport,
} from './store/stored-report.store.js';
import { parseWeek, type Week, weekAfter } from './week/week.js';
import { readWholeLists, WholeReports } from './whole-lists.js';

/** Weeks in a feed. */
const MOST_IN_FEED = 20;

/** A report in a list. */
export interface ReportSummary {
  readonly week: Week;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly edition: number;
  readonly reason: string | null;
  readonly madeAt: Date;
  readonly contentSha256: string;
  readonly numbers: readonly FrontNumber[];
  readonly answer: { readonly ko: string; readonly en: string };
}

/** A report as its reader shows it. */
export interface ReportView {
  readonly week: Week;
  readonly audience: Audience;
  readonly edition: number;
  readonly contentSha256: string;
  readonly madeAt: Date;
  readonly editions: readonly {
    readonly edition: number;
    readonly reason: string | null;
    readonly madeAt: Date;
    readonly contentSha256: string;
  }[];
  /** The weeks beside it that have a report. */
  readonly previous: Week | null;
  readonly next: Week | null;
  readonly document: ReportDocument;
  /** Whether this server can make a PDF of it. */
  readonly isPdfMade: boolean;
  /** What this edition says otherwise than the one before; null of the first. */
  readonly correction: DocumentDifference | null;
}

/** Which report somebody wants to read. */
export interface ReportKey {
  /** `2026-W47`. */
  readonly week: string;
  readonly audience: Audience;
  /** The latest where it is left out. */
  readonly edition?: number | undefined;
}

/** Reads stored reports. What the public may see of them, the database decides. */
@Injectable()
export class ReportReadingService {
  private readonly whole = new WholeReports();

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(REPORTS_SETTINGS) private readonly settings: Pick<ReportsSettings, 'browser'> = {},
  ) {}

  /** One page of the latest editions, the latest week first. @param actor who looks; undefined for the public */
  async list(
    audience: Audience,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
    actor: string | undefined,
  ): Promise<Page<ReportSummary>> {
    const scope = ['reports', audience];
    const [before] = cursor === undefined ? [null] : decodeCursor(cursor, scope, 1);
    const { rows, count } = await asActor(this.dataSource, actor, async (manager) => ({
      rows: await listReports(manager, audience, {
        before: before == null ? null : String(before),
        limit: limit + 1,
      }),
      ...(await countWeeks(manager, audience)),
    }));
    const page = cutPage(rows, limit, scope, ({ week }) => [week]);
    return { ...page, items: page.items.map(toSummary), total: count };
  }

  /** A report with its editions and neighbours. @throws NotFound `report.not-found` */
  get(key: ReportKey, lang: Language, actor: string | undefined): Promise<ReportView> {
    return asActor(this.dataSource, actor, async (manager) => {
      const stored = await this.find(manager, key);
      const { week, audience, edition } = stored;
      const earlier = edition > 1 ? await findReport(manager, week, audience, edition - 1) : undefined;
      const document = documentOf(stored, lang);
      const neighbour = async (weeks: number): Promise<Week | null> =>
        (await findReport(manager, weekAfter(week, weeks), audience))?.week ?? null;
      const { contentSha256, madeAt } = stored;
      return {
        ...{ week, audience, edition, contentSha256, madeAt, document },
        editions: await listEditions(manager, week, audience),
        isPdfMade: findPrinter(this.settings.browser) !== undefined,
        previous: await neighbour(-1),
        next: await neighbour(1),
        correction: earlier === undefined ? null : compareDocuments(documentOf(earlier, lang), document),
      };
    });
  }

  /** What a report says, with the digest of it. @throws NotFound `report.not-found` */
  async content(
    key: ReportKey,
    actor: string | undefined,
  ): Promise<{ readonly report: Report; readonly contentSha256: string }> {
    const stored = await asActor(this.dataSource, actor, (manager) => this.find(manager, key));
    return { report: contentOf(stored), contentSha256: stored.contentSha256 };
  }

  /**
   * What a report says to those who are told of single changes: its lists as long as they are, where the stored ones end. It is no report to show: its
   * digest is that of the stored one.
   * @throws NotFound `report.not-found`
   */
  async wholeContent(key: ReportKey, actor: string | undefined): Promise<Report> {
    const stored = await asActor(this.dataSource, actor, (manager) => this.find(manager, key));
    return this.whole.of(stored.contentSha256, contentOf(stored), (report) =>
      asActor(this.dataSource, undefined, (manager) => readWholeLists(manager, report)),
    );
  }

  /** The bytes of a report as a file. @throws NotFound `report.not-found`, and what `renderReport` throws */
  async file(
    key: ReportKey,
    { format, lang }: { readonly format: ReportFormat; readonly lang: Language },
    actor: string | undefined,
  ): Promise<{ readonly bytes: Buffer; readonly name: string }> {
    const stored = await asActor(this.dataSource, actor, (manager) => this.find(manager, key));
    const { week, edition, audience } = stored;
    const inside = audience === 'internal' ? '-internal' : '';
    const name = `jeonghap-${week}-e${String(edition)}${inside}${format === 'json' ? '' : `-${lang}`}.${format}`;
    return { bytes: await renderReport(contentOf(stored), format, lang, this.settings.browser), name };
  }

  /** The last public reports, or the gaps that they name, as an Atom feed. @param origin where the product is found */
  async feed(feed: ReportFeed, lang: Language, origin: string): Promise<string> {
    const rows = await asActor(this.dataSource, undefined, (manager) =>
      listReports(manager, 'public', { before: null, limit: MOST_IN_FEED }),
    );
    return toAtom(toReportFeed(feed, { reports: rows.map(contentOf), lang, origin }));
  }

  /** What a week's report says otherwise than an earlier one. @throws NotFound `report.not-found` */
  compare(
    key: ReportKey,
    withWeek: string,
    lang: Language,
    actor: string | undefined,
  ): Promise<DocumentDifference> {
    return asActor(this.dataSource, actor, async (manager) => {
      const later = await this.find(manager, key);
      const earlier = await this.find(manager, { week: withWeek, audience: key.audience });
      return compareDocuments(documentOf(earlier, lang), documentOf(later, lang));
    });
  }

  private async find(
    manager: Parameters<typeof findReport>[0],
    { week: name, audience, edition }: ReportKey,
  ): Promise<StoredReport> {
    const week = parseWeek(name);
    const stored = week && (await findReport(manager, week, audience, edition ?? null));
    if (stored === undefined) throw new NotFound('report.not-found');
    return stored;
  }
}

const documentOf = (stored: StoredReport, lang: Language): ReportDocument =>
  toDocument(contentOf(stored), stored.contentSha256, lang);

function toSummary(stored: StoredReport): ReportSummary {
  const report = contentOf(stored);
  const { week, edition, reason, madeAt, contentSha256 } = stored;
  return {
    ...{ week, edition, reason, madeAt, contentSha256 },
    firstDay: report.firstDay,
    lastDay: report.lastDay,
    numbers: report.front.numbers,
    answer: { ko: answerOf(report, 'ko'), en: answerOf(report, 'en') },
  };
}
