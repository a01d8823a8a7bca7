import { type CoverageLine, type CoverageTable, type Report, type StatusCounts } from './report.js';
import { type ProposalState, type ReportFacts } from './report-facts.js';

/** Most lines of a table of coverage: those with the most proposals. */
const MOST_LINES = 100;

const NOTHING: StatusCounts = { covered: 0, partial: 0, gap: 0, insufficient: 0, unknown: 0, total: 0 };

/** Proposals by coverage. */
export function countStatuses(states: readonly Pick<ProposalState, 'status'>[]): StatusCounts {
  const counts = { ...NOTHING };
  for (const { status } of states) {
    counts[status ?? 'unknown'] += 1;
    counts.total += 1;
  }
  return counts;
}

/** Whether it is known what coverage was at the earlier moments that a report compares with. */
export interface KnownMoments {
  readonly weekBefore: boolean;
  readonly fourWeeksBefore: boolean;
}

/** Coverage by axis, stakeholder, ministry, instrument and region. */
export function buildCoverageTables(facts: ReportFacts, known: KnownMoments): readonly CoverageTable[] {
  return [
    tableFromLog('axis', facts, known),
    tableFromLog('stakeholder', facts, known),
    tableFromScores('ministry', facts),
    tableFromScores('instrument', facts),
    tableFromScores('region', facts),
  ];
}

/** Axis and stakeholder of a proposal stand in its history, so that each moment is counted by what was so then. */
function tableFromLog(
  facet: 'axis' | 'stakeholder',
  { now, weekBefore, fourWeeksBefore, stakeholders }: ReportFacts,
  known: KnownMoments,
): CoverageTable {
  const valueOf = (state: ProposalState): readonly (string | null)[] => [
    facet === 'axis' ? state.axis : state.stakeholderId,
  ];
  const names = new Map(
    stakeholders.map(({ id, title, titleEn }) => [id, { ko: title, en: titleEn ?? title }]),
  );
  const before = known.weekBefore ? countBy(weekBefore, valueOf) : undefined;
  const fourBefore = known.fourWeeksBefore ? countBy(fourWeeksBefore, valueOf) : undefined;
  const lines = [...countBy(now, valueOf)].map(([value, counts]): CoverageLine => ({
    value,
    label: value === null ? null : (names.get(value) ?? null),
    now: counts,
    weekBefore: before === undefined ? null : (before.get(value) ?? NOTHING),
    fourWeeksBefore: fourBefore === undefined ? null : (fourBefore.get(value) ?? NOTHING),
  }));
  return cut({ facet, lines, leftOut: 0 });
}

/** Of each proposal, what a table that rests on scores counts it by. */
const FIELDS = { ministry: 'ministries', instrument: 'instruments', region: 'regions' } as const;

/** Instruments, regions and ministries are kept as of the last computation alone; what they were, the earlier reports say. */
function tableFromScores(
  facet: keyof typeof FIELDS,
  { now, facets, concepts, earlier }: ReportFacts,
): CoverageTable {
  const byProposal = new Map(facets.map((one) => [one.proposalId, one]));
  const counted = now.filter(({ id, status }) => status !== null && byProposal.has(id));
  const valuesOf = ({ id }: ProposalState): readonly (string | null)[] => {
    const values = byProposal.get(id)?.[FIELDS[facet]] ?? [];
    return values.length === 0 ? [null] : [...new Set(values)];
  };
  const names = new Map(concepts.map(({ id, ko, en }) => [id, { ko, en }]));
  const labelOf = (value: string | null) =>
    value === null ? null : facet === 'ministry' ? { ko: value, en: value } : (names.get(value) ?? null);
  const [before, fourBefore] = [earlier.weekBefore, earlier.fourWeeksBefore].map((report) =>
    countsOf(report, facet),
  );
  const lines = [...countBy(counted, valuesOf)].map(([value, counts]): CoverageLine => ({
    value,
    label: labelOf(value),
    now: counts,
    weekBefore: before === undefined ? null : (before.get(value) ?? NOTHING),
    fourWeeksBefore: fourBefore === undefined ? null : (fourBefore.get(value) ?? NOTHING),
  }));
  return cut({ facet, lines, leftOut: now.filter(({ status }) => status !== null).length - counted.length });
}

/** The numbers of an earlier report; undefined where it has none, or left proposals or lines out. */
function countsOf(
  report: Report | null,
  facet: CoverageTable['facet'],
): ReadonlyMap<string | null, StatusCounts> | undefined {
  const table = report?.coverage.find((one) => one.facet === facet);
  if (table === undefined || table.leftOut + table.furtherLines > 0) return undefined;
  return new Map(table.lines.map(({ value, now }) => [value, now]));
}

function countBy(
  states: readonly ProposalState[],
  valuesOf: (state: ProposalState) => readonly (string | null)[],
): ReadonlyMap<string | null, StatusCounts> {
  const groups = new Map<string | null, ProposalState[]>();
  for (const state of states) {
    for (const value of valuesOf(state)) {
      const members = groups.get(value);
      if (members === undefined) groups.set(value, [state]);
      else members.push(state);
    }
  }
  return new Map([...groups].map(([value, members]) => [value, countStatuses(members)]));
}

/** The lines with the most proposals first, then by name; the line without a value stands last. */
function cut({ facet, lines, leftOut }: Omit<CoverageTable, 'furtherLines'>): CoverageTable {
  const sorted = [...lines].sort(
    (a, b) =>
      Number(a.value === null) - Number(b.value === null) ||
      b.now.total - a.now.total ||
      ((a.value ?? '') < (b.value ?? '') ? -1 : 1),
  );
  const shown = sorted.slice(0, MOST_LINES);
  return { facet, lines: shown, furtherLines: sorted.length - shown.length, leftOut };
}
