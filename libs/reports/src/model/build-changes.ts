import { LEGISLATIVE_STAGES, type LegislativeStage } from '@jeonghap/catalogue';
import { countWorkingDays, type Holidays } from '@jeonghap/platform';
import { dayAfter } from '../week/week.js';
import { plainText } from './plain-text.js';
import {
  type EntryReference,
  type GapMove,
  type Listed,
  type ProgrammeChange,
  type ProgrammeDate,
  type StageChange,
} from './report.js';
import { type EntryTransition, type ProgrammePeriod, type ReportFacts } from './report-facts.js';

/** Most entries that a list of the report names; how many there are is always said. */
const MOST_LISTED = 200;
/** A programme closes soon within so many working days, and opens soon within so many calendar days. */
const CLOSING_WITHIN = 10;
const OPENING_WITHIN_DAYS = 14;

/** What an edit of a programme is told for; of the rest readers see nothing. */
const TOLD_FIELDS = [
  'title',
  'body',
  'ministry',
  'agency',
  'status',
  'regions',
  'budget_krw',
  'application_kind',
  'application_from',
  'application_to',
  'legal_basis',
] as const;

/** @param items in their order */
export const listed = <T>(items: readonly T[]): Listed<T> => ({
  total: items.length,
  items: items.slice(0, MOST_LISTED),
});

/** By title, then by id: the same order on every machine. */
export function byTitle(a: EntryReference, b: EntryReference): number {
  if (a.title !== b.title) return a.title < b.title ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/**
 * Proposals that went into `gap` and out of it, of those that may be named.
 * @param isBeforeKnown whether it is known what was before the week; if not, nothing is called new
 */
export function buildGapMoves(
  { coverage, now, stakeholders }: Pick<ReportFacts, 'coverage' | 'now' | 'stakeholders'>,
  isBeforeKnown: boolean,
): {
  readonly opened: readonly GapMove[];
  readonly closed: readonly GapMove[];
} {
  const states = new Map(now.filter(({ isShown }) => isShown).map((state) => [state.id, state]));
  const people = new Map(stakeholders.map((one) => [one.id, one]));
  const moves = coverage.flatMap(({ proposalId, before, after, cause }): readonly GapMove[] => {
    const state = states.get(proposalId);
    if (state === undefined || after === null || before === after) return [];
    if (before === null && (cause === 'beginning' || !isBeforeKnown)) return [];
    const proposal = {
      kind: 'proposal' as const,
      id: proposalId,
      title: state.title,
      titleEn: state.titleEn,
    };
    return [{ proposal, stakeholder: people.get(state.stakeholderId) ?? null, before, after, cause }];
  });
  const sorted = moves.sort((a, b) => byTitle(a.proposal, b.proposal));
  return {
    opened: sorted.filter(({ after }) => after === 'gap'),
    closed: sorted.filter(({ before, after }) => before === 'gap' && after !== 'insufficient'),
  };
}

/** New and edited programmes that are published. @param isBeforeKnown see `buildGapMoves` */
export function buildProgrammeChanges(
  entries: readonly EntryTransition[],
  isBeforeKnown: boolean,
): readonly ProgrammeChange[] {
  return entries
    .flatMap(({ kind, id, before, after }): readonly ProgrammeChange[] => {
      if (kind !== 'programme' || after === null) return [];
      const head = { programme: toReference('programme', id, after), ministry: textOf(after['ministry']) };
      if (before === null) return isBeforeKnown ? [{ ...head, change: 'new', fields: [] }] : [];
      const fields = TOLD_FIELDS.filter((field) => !isSame(before[field], after[field]));
      return fields.length === 0 ? [] : [{ ...head, change: 'edited', fields }];
    })
    .sort(
      (a, b) => Number(b.change === 'new') - Number(a.change === 'new') || byTitle(a.programme, b.programme),
    );
}

/** Legislative items that came to another stage or are new, the furthest stage first. @param isBeforeKnown see `buildGapMoves` */
export function buildStageChanges(
  entries: readonly EntryTransition[],
  isBeforeKnown: boolean,
): readonly StageChange[] {
  return entries
    .flatMap(({ kind, id, before, after }): readonly StageChange[] => {
      if (kind !== 'legislative_item' || after === null) return [];
      const [was, is] = [stageOf(before?.['stage']), stageOf(after['stage'])];
      if (is === null || was === is || (was === null && !isBeforeKnown)) return [];
      return [{ item: toReference('legislative_item', id, after), before: was, after: is }];
    })
    .sort(
      (a, b) =>
        Number(a.before === null) - Number(b.before === null) ||
        LEGISLATIVE_STAGES.indexOf(b.after) - LEGISLATIVE_STAGES.indexOf(a.after) ||
        byTitle(a.item, b.item),
    );
}

/** Programmes that close within ten working days after a day. */
export function buildClosing(
  periods: readonly ProgrammePeriod[],
  lastDay: string,
  holidays: Holidays,
): readonly ProgrammeDate[] {
  return datesOf(periods, ({ to }) => to, lastDay, holidays).filter(
    ({ day, workingDays }) => day > lastDay && workingDays <= CLOSING_WITHIN,
  );
}

/** Programmes that opened in the week or open within two weeks after it. */
export function buildOpening(
  periods: readonly ProgrammePeriod[],
  { firstDay, lastDay }: { readonly firstDay: string; readonly lastDay: string },
  holidays: Holidays,
): readonly ProgrammeDate[] {
  const last = dayAfter(lastDay, OPENING_WITHIN_DAYS);
  return datesOf(periods, ({ from }) => from, lastDay, holidays).filter(
    ({ day }) => day >= firstDay && day <= last,
  );
}

function datesOf(
  periods: readonly ProgrammePeriod[],
  dayOfPeriod: (period: ProgrammePeriod) => string | null,
  lastDay: string,
  holidays: Holidays,
): readonly ProgrammeDate[] {
  return periods
    .flatMap((period): readonly ProgrammeDate[] => {
      const day = dayOfPeriod(period);
      if (day === null) return [];
      const { count, areHolidaysKnown } = countWorkingDays(lastDay, day, holidays);
      const { programme, ministry } = period;
      return [{ programme, ministry, day, workingDays: count, areHolidaysKnown }];
    })
    .sort((a, b) => (a.day === b.day ? byTitle(a.programme, b.programme) : a.day < b.day ? -1 : 1));
}

function toReference(
  kind: EntryReference['kind'],
  id: string,
  columns: Readonly<Record<string, unknown>>,
): EntryReference {
  return { kind, id, title: textOf(columns['title']) ?? '', titleEn: textOf(columns['title_en']) };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? plainText(value) : null);

const stageOf = (value: unknown): LegislativeStage | null =>
  LEGISLATIVE_STAGES.find((stage) => stage === value) ?? null;

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
