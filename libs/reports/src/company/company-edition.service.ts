import { asPerson } from '@jeonghap/catalogue';
import { type OwnCompany, readOwnCompany, readOwnVerdictChanges, readOwnVerdicts } from '@jeonghap/fit';
import { NotFound, readHolidays } from '@jeonghap/platform';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { type Language, type ReportDocument } from '../document/document.js';
import { LOOK_AHEAD_DAYS } from '../read-facts.js';
import { toCompanyMail } from '../mail/company-mail.js';
import { type ReportMail } from '../mail/mail-parts.js';
import { findPrinter } from '../render/pdf/print-pdf.js';
import { type ReportFormat } from '../render/render-report.js';
import { REPORTS_SETTINGS, type ReportsSettings } from '../reports-settings.js';
import { readPeriods, readScoreMoves } from '../store/change-facts.store.js';
import { contentOf, findReport } from '../store/stored-report.store.js';
import { type Report } from '../model/report.js';
import { dayAfter, parseWeek, startOf, type Week, weekAfter } from '../week/week.js';
import { toCompanyDocument } from './company-document.js';
import { buildCompanyEdition, type CompanyEdition, type CompanyWeekFacts } from './company-edition.js';
import { readOwnProposals, readOwnReplies } from './company-facts.store.js';
import { companyFileName, renderCompanyEdition } from './render-company-edition.js';

/** A company's edition as its reader shows it. */
export interface CompanyEditionView {
  readonly week: Week;
  /** For whom the account acts; null where for nobody. */
  readonly company: OwnCompany | null;
  /** The weeks beside it that have a report. */
  readonly previous: Week | null;
  readonly next: Week | null;
  /** Null where there is no company. */
  readonly document: ReportDocument | null;
  /** Whether this server can make a PDF of it. */
  readonly isPdfMade: boolean;
}

/**
 * Makes a company's edition of a weekly report when it is read, in a transaction of its reader: the row policies show nobody another company's.
 * It is stored nowhere.
 */
@Injectable()
export class CompanyEditionService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(REPORTS_SETTINGS) private readonly settings: Pick<ReportsSettings, 'browser'> = {},
  ) {}

  /** The edition of a week for the company of a person. @throws NotFound `report.not-found` */
  get(name: string, lang: Language, actor: string): Promise<CompanyEditionView> {
    return asPerson(this.dataSource, actor, async (manager) => {
      const { week, company, edition } = await readEdition(manager, name);
      const neighbour = async (weeks: number): Promise<Week | null> =>
        (await findReport(manager, weekAfter(week, weeks), 'public'))?.week ?? null;
      return {
        ...{ week, company },
        ...{ previous: await neighbour(-1), next: await neighbour(1) },
        document: edition === null ? null : toCompanyDocument(edition, lang),
        isPdfMade: findPrinter(this.settings.browser) !== undefined,
      };
    });
  }

  /**
   * The bytes of a company's edition as a file, made now and kept nowhere. The same edition gives the same bytes, except as PDF.
   * @throws NotFound `report.not-found`, `report.no-company` for who acts for none, and what `renderDocument` throws
   */
  async file(
    name: string,
    { format, lang }: { readonly format: ReportFormat; readonly lang: Language },
    actor: string,
  ): Promise<{ readonly bytes: Buffer; readonly name: string }> {
    const { edition } = await asPerson(this.dataSource, actor, (manager) => readEdition(manager, name));
    if (edition === null) throw new NotFound('report.no-company');
    return {
      bytes: await renderCompanyEdition(edition, { format, lang, browser: this.settings.browser }),
      name: companyFileName(edition, format, lang),
    };
  }

  /**
   * What a mail to a person says of the week of the person's company, as the person may see it now. It is kept nowhere.
   * @param key the week, and the edition of the public report with which it shares its changes
   * @returns undefined for who acts for no company
   * @throws NotFound `report.not-found`
   */
  mail(
    { week, edition: no }: { readonly week: string; readonly edition: number },
    lang: Language,
    actor: string,
  ): Promise<ReportMail | undefined> {
    return asPerson(this.dataSource, actor, async (manager) => {
      const { edition } = await readEdition(manager, week, no);
      return edition === null ? undefined : toCompanyMail(edition, lang);
    });
  }
}

/** The edition of a week for the company of a transaction's person; null where the person acts for none. @param no of which edition of the public report; the latest where it is left out @throws NotFound `report.not-found` */
async function readEdition(
  manager: EntityManager,
  name: string,
  no: number | null = null,
): Promise<{
  readonly week: Week;
  readonly company: OwnCompany | null;
  readonly edition: CompanyEdition | null;
}> {
  const week = parseWeek(name);
  const stored = week && (await findReport(manager, week, 'public', no));
  if (stored === undefined) throw new NotFound('report.not-found');
  const company = await readOwnCompany(manager);
  const edition =
    company === null ? null : buildCompanyEdition(await readCompanyWeek(manager, company, contentOf(stored)));
  return { week: stored.week, company, edition };
}

/** Everything that a company's edition says, as the person behind the transaction may see it. */
async function readCompanyWeek(
  manager: EntityManager,
  company: OwnCompany,
  report: Report,
): Promise<CompanyWeekFacts> {
  const span = { from: new Date(report.from), until: new Date(report.until) };
  const before = { ...report.membership, from: startOf(weekAfter(report.week, -1)) };
  const days = { first: report.firstDay, last: dayAfter(report.lastDay, LOOK_AHEAD_DAYS) };
  const proposals = await readOwnProposals(manager, company.id, span);
  const periods = await readPeriods(manager, span.until, days);
  return {
    ...{ company, report, proposals, periods },
    scoreMoves: await readScoreMoves(
      manager,
      { ...span, before },
      report.membership,
      proposals.map(({ proposal }) => proposal.id),
    ),
    replies: await readOwnReplies(manager, company.id, span),
    verdictChanges: await readOwnVerdictChanges(manager, span),
    verdicts: await readOwnVerdicts(
      manager,
      periods.map(({ programme }) => programme.id),
      new Date(),
    ),
    holidays: await readHolidays(days.first, days.last),
  };
}
