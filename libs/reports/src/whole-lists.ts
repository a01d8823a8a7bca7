import { readHolidays } from '@jeonghap/platform';
import { type EntityManager } from 'typeorm';
import {
  buildClosing,
  buildGapMoves,
  buildOpening,
  buildProgrammeChanges,
  buildStageChanges,
} from './model/build-changes.js';
import { type Listed, type Report } from './model/report.js';
import { LOOK_AHEAD_DAYS } from './read-facts.js';
import { readEntryTransitions, readPeriods } from './store/change-facts.store.js';
import {
  readCoverageTransitions,
  readProposalStates,
  readStakeholders,
} from './store/coverage-facts.store.js';
import { dayAfter, daysOf, startOf, weekAfter } from './week/week.js';

/** Lists of a report that name what changed one by one, up to an end. */
const LISTS = [
  'gapsOpened',
  'gapsClosed',
  'programmesOpening',
  'programmesClosing',
  'programmesChanged',
  'stageChanges',
] as const;

/** Whether a report counts more than it names. */
const isCut = (report: Report): boolean =>
  LISTS.some((list) => report[list].total > report[list].items.length);

/** A list as it was counted. @param now all that may be named of it */
const whole = <T>({ total }: Listed<T>, now: readonly T[]): Listed<T> => ({
  total: Math.max(total, now.length),
  items: now,
});

/**
 * A report with its lists as long as they are, read by the ranges of the change logs that it was made of. What was withdrawn since it was made is
 * counted in them and not named.
 */
export async function readWholeLists(manager: EntityManager, report: Report): Promise<Report> {
  const { week, membership, firstDay, lastDay, isWeekBeforeKnown } = report;
  const until = new Date(report.until);
  const window = {
    ...{ from: new Date(report.from), until },
    before: { ...membership, from: startOf(weekAfter(week, -1)) },
  };
  const span = { first: firstDay, last: dayAfter(daysOf(week).last, LOOK_AHEAD_DAYS) };
  const gaps = buildGapMoves(
    {
      coverage: await readCoverageTransitions(manager, window, membership),
      now: await readProposalStates(manager, until),
      stakeholders: await readStakeholders(manager, until),
    },
    isWeekBeforeKnown,
  );
  const entries = await readEntryTransitions(manager, window, membership);
  const periods = await readPeriods(manager, until, span);
  const holidays = await readHolidays(span.first, span.last);
  return {
    ...report,
    gapsOpened: whole(report.gapsOpened, gaps.opened),
    gapsClosed: whole(report.gapsClosed, gaps.closed),
    programmesOpening: whole(
      report.programmesOpening,
      buildOpening(periods, { firstDay, lastDay }, holidays),
    ),
    programmesClosing: whole(report.programmesClosing, buildClosing(periods, lastDay, holidays)),
    programmesChanged: whole(report.programmesChanged, buildProgrammeChanges(entries, isWeekBeforeKnown)),
    stageChanges: whole(report.stageChanges, buildStageChanges(entries, isWeekBeforeKnown)),
  };
}

/** Reports that are kept: of one week one for each audience. */
const MOST_KEPT = 2;

/** The reports with whole lists that were asked for last, so that one week's mail reads them once. */
export class WholeReports {
  private readonly kept = new Map<string, Promise<Report>>();

  /** @param digest names the report @param read makes its lists whole; asked only where they end early */
  of(digest: string, report: Report, read: (report: Report) => Promise<Report>): Promise<Report> {
    if (!isCut(report)) return Promise.resolve(report);
    const kept = this.kept.get(digest);
    if (kept !== undefined) return kept;
    const reading = read(report).catch((error: unknown) => {
      this.kept.delete(digest);
      throw error;
    });
    this.kept.set(digest, reading);
    const [oldest = digest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT) this.kept.delete(oldest);
    return reading;
  }
}
