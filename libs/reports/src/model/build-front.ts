import { type FrontAction, type FrontChange, type FrontNumber, type Report } from './report.js';

/** Changes, and things to do, that the front page names. */
const MOST = 3;

type FrontSources = Omit<Report, 'front'>;

/** @param closingBefore programmes that closed soon at the end of the week before; null where that is not known */
export function buildFront(report: FrontSources, closingBefore: number | null): Report['front'] {
  return {
    numbers: numbersOf(report, closingBefore),
    changes: changesOf(report).slice(0, MOST),
    actions: actionsOf(report).slice(0, MOST),
  };
}

function numbersOf(
  { proposals: { now, weekBefore }, programmesClosing }: FrontSources,
  closingBefore: number | null,
): readonly FrontNumber[] {
  const answered = (counts: { readonly covered: number; readonly partial: number }): number =>
    counts.covered + counts.partial;
  return [
    { name: 'gaps', now: now.gap, weekBefore: weekBefore?.gap ?? null },
    { name: 'answered', now: answered(now), weekBefore: weekBefore === null ? null : answered(weekBefore) },
    { name: 'closing', now: programmesClosing.total, weekBefore: closingBefore },
  ];
}

/** What changed, the weightiest kind first; one of each kind comes before a second one. */
function changesOf(report: FrontSources): readonly FrontChange[] {
  const opened = report.gapsOpened.items.map((move) => ({ kind: 'gap-opened' as const, move }));
  const closed = report.gapsClosed.items.map((move) => ({ kind: 'gap-closed' as const, move }));
  const stages = report.stageChanges.items
    .filter(({ before }) => before !== null)
    .map((change) => ({ kind: 'stage' as const, change }));
  const scores = report.scoreMoves.items.map((move) => ({ kind: 'score' as const, move }));
  const programmes = report.programmesChanged.items
    .filter(({ change }) => change === 'new')
    .map((change) => ({ kind: 'programme-new' as const, change }));
  return inTurn<FrontChange>([opened, closed, stages, programmes, scores]);
}

/** What to do, what is overdue first. */
function actionsOf({
  desk,
  convergence,
  programmesClosing,
  gapsOpened,
  sources,
}: FrontSources): readonly FrontAction[] {
  const overdue = desk?.replies.overdue ?? 0;
  const waiting = desk?.awaitingSecond ?? 0;
  const replies = overdue === 0 ? [] : [{ kind: 'replies-overdue' as const, count: overdue }];
  const reviews = waiting === 0 ? [] : [{ kind: 'reviews-waiting' as const, count: waiting }];
  const groups = convergence.groups
    .filter(({ gapCount }) => gapCount > 0)
    .map((group) => ({ kind: 'converging-gap' as const, group }));
  const closing = programmesClosing.items.map((date) => ({ kind: 'programme-closing' as const, date }));
  const gaps = gapsOpened.items.map((move) => ({ kind: 'gap-to-answer' as const, move }));
  const stale = sources
    .filter(({ isStale }) => isStale)
    .map((source) => ({ kind: 'source-stale' as const, source }));
  return inTurn<FrontAction>([replies, reviews, gaps, groups, closing, stale]);
}

/** The first of each list, then the second of each, and so on. */
function inTurn<T>(lists: readonly (readonly T[])[]): readonly T[] {
  return Array.from({ length: MOST }, (_, turn) =>
    lists.flatMap((list) => list.slice(turn, turn + 1)),
  ).flat();
}
