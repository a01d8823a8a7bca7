import { setActor } from '@jeonghap/catalogue';
import { Conflict } from '@jeonghap/platform';
import { ConvergenceService } from '@jeonghap/recompute';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { buildReport } from './model/build-report.js';
import { canonicalJson } from './model/canonical-json.js';
import { plainText } from './model/plain-text.js';
import { type Audience, AUDIENCES, type Report } from './model/report.js';
import { readFacts, readFactsFor, type ReportRequest, toConvergenceFact } from './read-facts.js';
import { contentDigest, RENDERER_VERSION, renderingDigests } from './render/render-report.js';
import { REPORTS_SETTINGS, type ReportsSettings } from './reports-settings.js';
import { readCoverageKnownSince } from './store/coverage-facts.store.js';
import { findReport, insertReport, weeksWithReport } from './store/stored-report.store.js';
import { dueAt, dueWeeks, endOf, type Week, weekAfter, weekOf } from './week/week.js';

/** Groups of asks that are read; those with a proposal that changed meanwhile fall out. */
const GROUPS_READ = 20;
/** A report reads a whole catalogue in one transaction; this is the longest that one of its statements may take. */
const STATEMENT_TIMEOUT = '60s';
/** What PostgreSQL calls a second row of the same key: when it sees the first one, and when a snapshot hides it. */
const DOUBLED = new Set(['23505', '40001']);

/** Who makes a report; null for the schedule. */
type Maker = string | null;

/** Makes weekly reports. A week's report is made once: the database's key decides, not who asks first. */
@Injectable()
export class ReportMakingService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly convergence: ConvergenceService,
    @Inject(REPORTS_SETTINGS) private readonly settings: ReportsSettings,
  ) {}

  /**
   * Makes the reports that are due and missing, in the order of their weeks: each compares with the one before.
   * @returns the weeks of which this call made the report
   */
  async makeMissing(now = new Date()): Promise<readonly Week[]> {
    const knownSince = await readCoverageKnownSince(this.dataSource.manager);
    if (knownSince === null) return [];
    const present = await weeksWithReport(this.dataSource.manager);
    const made: Week[] = [];
    for (const week of dueWeeks(weekOf(knownSince), now)) {
      if (!present.has(week) && (await this.store(week, { edition: 1, reason: null, now, maker: null })))
        made.push(week);
    }
    return made;
  }

  /**
   * Makes a week's report before its time has come, but not before the week is over.
   * @throws Conflict `report.week-not-over`, `report.nothing-known`, `report.made-already`
   */
  async make(week: Week, maker: Maker, now = new Date()): Promise<void> {
    await this.assertMakeable(week, now);
    if (!(await this.store(week, { edition: 1, reason: null, now, maker })))
      throw new Conflict('report.made-already', { details: { week } });
  }

  /**
   * Makes a further edition of a week's report, from what is known of the week now; the ones before stay.
   * @param reason why, for its readers
   * @throws Conflict `report.week-not-over`, `report.nothing-known`, `report.not-made`, `report.made-already`
   */
  async correct(week: Week, reason: string, maker: Maker, now = new Date()): Promise<void> {
    await this.assertMakeable(week, now);
    const present = await findReport(this.dataSource.manager, week, 'public');
    if (present === undefined) throw new Conflict('report.not-made', { details: { week } });
    const edition = present.edition + 1;
    if (!(await this.store(week, { edition, reason: plainText(reason), now, maker })))
      throw new Conflict('report.made-already', { details: { week } });
  }

  /**
   * What a week's report would say; nothing is stored. A week that is not over is counted so far.
   * @throws Conflict `report.week-not-begun`, `report.nothing-known`
   */
  async preview(week: Week, audience: Audience, maker: Maker, now = new Date()): Promise<Report> {
    if (weekOf(now) < week) throw new Conflict('report.week-not-begun', { details: { week } });
    await this.assertKnown(week);
    const until = endOf(week) < now ? endOf(week) : now;
    const request = {
      week,
      until,
      madeAt: now,
      edition: 0,
      reason: null,
      convergence: await this.readConvergence(),
    };
    return this.inSnapshot(maker, async (manager) => {
      const { facts } = await readFacts(manager, request);
      return buildReport({ ...facts, ...(await readFactsFor(manager, audience, request, this.settings)) });
    });
  }

  /** When the next report is due; a week that was over before anything was on record gets none. */
  async nextDueAt(now = new Date()): Promise<Date> {
    const present = weekOf(now);
    const last = weekAfter(present, -1);
    const knownSince = await readCoverageKnownSince(this.dataSource.manager);
    const isLastToCome = dueAt(last) > now && knownSince !== null && knownSince < endOf(last);
    return dueAt(isLastToCome ? last : present);
  }

  private async assertMakeable(week: Week, now: Date): Promise<void> {
    if (now < endOf(week)) throw new Conflict('report.week-not-over', { details: { week } });
    await this.assertKnown(week);
  }

  private async assertKnown(week: Week): Promise<void> {
    const knownSince = await readCoverageKnownSince(this.dataSource.manager);
    if (knownSince === null || endOf(week) <= knownSince)
      throw new Conflict('report.nothing-known', { details: { week } });
  }

  /** Both editions of a week in one transaction, or none. @returns false when somebody else made them meanwhile */
  private async store(
    week: Week,
    {
      edition,
      reason,
      now,
      maker,
    }: Pick<ReportRequest, 'edition' | 'reason'> & { readonly now: Date; readonly maker: Maker },
  ): Promise<boolean> {
    const request = {
      week,
      until: endOf(week),
      madeAt: now,
      edition,
      reason,
      convergence: await this.readConvergence(),
    };
    try {
      await this.inSnapshot(maker, async (manager) => {
        const { facts, members } = await readFacts(manager, request);
        for (const audience of AUDIENCES) {
          const report = buildReport({
            ...facts,
            ...(await readFactsFor(manager, audience, request, this.settings)),
          });
          await insertReport(manager, await toRow(report, maker), members);
        }
      });
      return true;
    } catch (error) {
      if (isDoubled(error)) return false;
      throw error;
    }
  }

  private async readConvergence() {
    const { items } = await this.convergence.list({ limit: GROUPS_READ });
    return items.map(toConvergenceFact);
  }

  private inSnapshot<T>(maker: Maker, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      await manager.query(`SET LOCAL statement_timeout = '${STATEMENT_TIMEOUT}'`);
      if (maker !== null) await setActor(manager, maker);
      return work(manager);
    });
  }
}

function isDoubled(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const cause: unknown = error.driverError;
  return cause instanceof Error && 'code' in cause && DOUBLED.has(String(cause.code));
}

async function toRow(report: Report, madeBy: Maker) {
  const { week, audience, edition, reason, madeAt } = report;
  return {
    ...{ week, audience, edition, reason, madeAt, madeBy },
    content: canonicalJson(report),
    contentSha256: contentDigest(report),
    renderer: RENDERER_VERSION,
    renderings: await renderingDigests(report),
  };
}
