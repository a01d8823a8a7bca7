import { asActor } from '@jeonghap/catalogue';
import { type OwnCompany, readOwnCompany, readOwnVerdictChanges, readOwnVerdicts } from '@jeonghap/fit';
import { NotFound, readHolidays } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { type Language, type ReportDocument } from '../document/document.js';
import { LOOK_AHEAD_DAYS } from '../read-facts.js';
import { readPeriods, readScoreMoves } from '../store/change-facts.store.js';
import { contentOf, findReport } from '../store/stored-report.store.js';
import { type Report } from '../model/report.js';
import { dayAfter, parseWeek, startOf, type Week, weekAfter } from '../week/week.js';
import { toCompanyDocument } from './company-document.js';
import { buildCompanyEdition, type CompanyWeekFacts } from './company-edition.js';
import { readOwnProposals, readOwnReplies } from './company-facts.store.js';

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
}

/**
 * Makes a company's edition of a weekly report when it is read, in a transaction of its reader: the row policies show nobody another company's.
 * It is stored nowhere.
 */
@Injectable()
export class CompanyEditionService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The edition of a week for the company of a person. @throws NotFound `report.not-found` */
  get(name: string, lang: Language, actor: string): Promise<CompanyEditionView> {
    return asActor(this.dataSource, actor, async (manager) => {
      const week = parseWeek(name);
      const stored = week && (await findReport(manager, week, 'public'));
      if (stored === undefined) throw new NotFound('report.not-found');
      const company = await readOwnCompany(manager);
      const neighbour = async (weeks: number): Promise<Week | null> =>
        (await findReport(manager, weekAfter(stored.week, weeks), 'public'))?.week ?? null;
      return {
        ...{ week: stored.week, company },
        ...{ previous: await neighbour(-1), next: await neighbour(1) },
        document:
          company === null
            ? null
            : toCompanyDocument(
                buildCompanyEdition(await readCompanyWeek(manager, company, contentOf(stored))),
                lang,
              ),
      };
    });
  }
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
