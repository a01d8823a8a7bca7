import { readHolidays } from '@jeonghap/platform';
import { type ConvergenceView } from '@jeonghap/recompute';
import { type EntityManager } from 'typeorm';
import { plainText } from './model/plain-text.js';
import { type ConvergenceFact, type ReportFacts } from './model/report-facts.js';
import { type Audience } from './model/report.js';
import { type ReportsSettings } from './reports-settings.js';
import { readEntryTransitions, readPeriods, readScoreMoves } from './store/change-facts.store.js';
import {
  readConcepts,
  readCoverageKnownSince,
  readCoverageTransitions,
  readFacets,
  readProposalStates,
  readScoreSet,
  readStakeholders,
  readTouchedSince,
} from './store/coverage-facts.store.js';
import { readDesk } from './store/desk-facts.store.js';
import { type Members, readMembers, type ReportWindow } from './store/membership.store.js';
import { contentOf, findMembers, findReport } from './store/stored-report.store.js';
import { dayAfter, dayOf, daysOf, endOf, startOf, type Week, weekAfter } from './week/week.js';

/** What a report is made of: which week, until when, for whom, and what stands on it. */
export interface ReportRequest {
  readonly week: Week;
  /** The end of the week, or an earlier moment for a preview. */
  readonly until: Date;
  readonly madeAt: Date;
  readonly edition: number;
  readonly reason: string | null;
  /** As the live score set has them, read before the transaction began. */
  readonly convergence: readonly ConvergenceFact[];
}

/** Facts that do not depend on who reads the report. */
export type CommonFacts = Omit<ReportFacts, 'audience' | 'desk' | 'earlier'>;

/** Days beyond the week within which a programme may open or close. */
export const LOOK_AHEAD_DAYS = 30;

/** Reads everything that a report says, from the one snapshot that the transaction has. */
export async function readFacts(
  manager: EntityManager,
  request: ReportRequest,
): Promise<{ readonly facts: CommonFacts; readonly members: Members }> {
  const { week, until } = request;
  const before = weekAfter(week, -1);
  const membersBefore = await findMembers(manager, before);
  const window: ReportWindow = {
    from: startOf(week),
    until,
    before: membersBefore === undefined ? null : { ...membersBefore, from: startOf(before) },
  };
  const members = await readMembers(manager, window);
  const scoreSet = await readScoreSet(manager, until);
  const facets = await readFacets(manager, scoreSet, until);
  const span = { first: daysOf(week).first, last: dayAfter(daysOf(week).last, LOOK_AHEAD_DAYS) };
  const spanBefore = { first: daysOf(before).first, last: dayAfter(daysOf(before).last, LOOK_AHEAD_DAYS) };
  return {
    members,
    facts: {
      ...request,
      scoreSet,
      membership: members,
      facets,
      coverageKnownSince: await readCoverageKnownSince(manager),
      now: await readProposalStates(manager, until),
      weekBefore: await readProposalStates(manager, window.from),
      fourWeeksBefore: await readProposalStates(manager, startOf(weekAfter(week, -3))),
      stakeholders: await readStakeholders(manager, until),
      concepts: await readConcepts(manager, scoreSet, facets),
      coverage: await readCoverageTransitions(manager, window, members),
      entries: await readEntryTransitions(manager, window, members),
      scoreMoves: await readScoreMoves(manager, window, members),
      periods: await readPeriods(manager, until, span),
      periodsBefore: await readPeriods(manager, window.from, spanBefore),
      holidays: await readHolidays(spanBefore.first, span.last),
      touchedSince: await readTouchedSince(manager, scoreSet, until),
      sources: await readSources(manager, until),
    },
  };
}

/** What readers of one kind are told besides. */
export async function readFactsFor(
  manager: EntityManager,
  audience: Audience,
  { week, until }: Pick<ReportRequest, 'week' | 'until'>,
  settings: ReportsSettings,
): Promise<Pick<ReportFacts, 'audience' | 'desk' | 'earlier'>> {
  const earlier = async (weeks: number) => {
    const stored = await findReport(manager, weekAfter(week, -weeks), audience);
    return stored === undefined ? null : contentOf(stored);
  };
  const lastDay = until < endOf(week) ? dayOf(until) : daysOf(week).last;
  return {
    audience,
    desk: audience === 'internal' ? await readDesk(manager, { until, lastDay }, settings) : null,
    earlier: { weekBefore: await earlier(1), fourWeeksBefore: await earlier(4) },
  };
}

async function readSources(manager: EntityManager, until: Date): Promise<ReportFacts['sources']> {
  const rows = await manager.query<{ title: string; titleEn: string | null; publishedOn: string | null }[]>(
    `SELECT title, title_en AS "titleEn", published_on::text AS "publishedOn" FROM source_document
      WHERE created_at < $1 ORDER BY id`,
    [until],
  );
  return rows.map(({ title, titleEn, publishedOn }) => ({
    title: plainText(title),
    titleEn: titleEn === null ? null : plainText(titleEn),
    publishedOn,
  }));
}

/** A group of asks as the report needs it. */
export function toConvergenceFact(view: ConvergenceView): ConvergenceFact {
  const { objects, stakeholderCount, askCount, opposingCount, asks } = view;
  return {
    objects: objects.map(({ ko, en }) => ({ ko: plainText(ko), en: plainText(en) })),
    stakeholderCount,
    askCount,
    opposingCount,
    asks: asks.map(({ proposalId, status }) => ({ proposalId, status })),
  };
}
