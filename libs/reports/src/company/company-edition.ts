import { type OwnCompany, type OwnVerdict, type OwnVerdictChange, type OwnVerdicts } from '@jeonghap/fit';
import { type Holidays } from '@jeonghap/platform';
import { type CoverageStatus } from '@jeonghap/recompute';
import { type ReplyStatus } from '@jeonghap/review';
import { buildClosing, byTitle, listed } from '../model/build-changes.js';
import { countStatuses } from '../model/build-coverage.js';
import { type ProgrammePeriod, type ReportFacts } from '../model/report-facts.js';
import {
  type EntryReference,
  type Listed,
  type ProgrammeDate,
  type Report,
  type ScoreMove,
  type StatusCounts,
} from '../model/report.js';

/** A published proposal of the company at the end of the week, and at its beginning. */
export interface OwnProposal {
  readonly proposal: EntryReference;
  readonly asks: number;
  /** Null while it was not computed. */
  readonly now: CoverageStatus | null;
  readonly before: CoverageStatus | null;
  /** Whether it was published before the week began. */
  readonly wasThere: boolean;
}

/** An official answer to an ask of the company that came in the week and is public. */
export interface OwnReply {
  readonly proposal: EntryReference;
  readonly askNo: number;
  readonly askText: string;
  readonly status: ReplyStatus;
  readonly office: string;
  /** `YYYY-MM-DD`. */
  readonly repliedOn: string;
  readonly reason: string;
}

/** A programme that closes soon and takes some of the saved profiles, or may. */
export interface OwnDeadline {
  readonly date: ProgrammeDate;
  readonly profiles: readonly Pick<OwnVerdict, 'profileName' | 'verdict'>[];
}

/** What the database says of a company's week. */
export interface CompanyWeekFacts {
  readonly company: OwnCompany;
  /** The public report of the week, with which this edition shares its span and its changes. */
  readonly report: Report;
  readonly proposals: readonly OwnProposal[];
  readonly scoreMoves: ReportFacts['scoreMoves'];
  readonly replies: readonly OwnReply[];
  readonly verdictChanges: readonly OwnVerdictChange[];
  readonly verdicts: OwnVerdicts;
  readonly periods: readonly ProgrammePeriod[];
  readonly holidays: Holidays;
}

/** A company's edition of a weekly report (기업판): its own asks and its own profiles. */
export interface CompanyEdition {
  readonly company: OwnCompany;
  readonly report: Report;
  readonly counts: { readonly now: StatusCounts; readonly weekBefore: StatusCounts | null };
  readonly proposals: Listed<OwnProposal>;
  readonly scoreMoves: Listed<ScoreMove>;
  /** Pairs that moved by another model, which are not in `scoreMoves`. */
  readonly movedByModel: number;
  readonly replies: Listed<OwnReply>;
  readonly verdictChanges: Listed<OwnVerdictChange>;
  readonly deadlines: Listed<OwnDeadline>;
  /** Of how many saved profiles the ends are told, and the day as of which they fit. */
  readonly fit: Pick<OwnVerdicts, 'profiles' | 'decidedOn'>;
}

/** Whether a proposal's coverage is another than before the week; false where what was before is not known. */
export const hasMoved = ({ now, before, wasThere }: OwnProposal, { isWeekBeforeKnown }: Report): boolean =>
  isWeekBeforeKnown && (!wasThere || now !== before);

/** A company's edition of the facts on its week. */
export function buildCompanyEdition(facts: CompanyWeekFacts): CompanyEdition {
  const { company, report, proposals, scoreMoves, verdicts } = facts;
  const moved = (one: OwnProposal): number => Number(hasMoved(one, report));
  const sorted = [...proposals].sort((a, b) => moved(b) - moved(a) || byTitle(a.proposal, b.proposal));
  const before = proposals.filter(({ wasThere }) => wasThere).map((one) => ({ status: one.before }));
  return {
    ...{ company, report, fit: { profiles: verdicts.profiles, decidedOn: verdicts.decidedOn } },
    counts: {
      now: countStatuses(proposals.map(({ now }) => ({ status: now }))),
      weekBefore: report.isWeekBeforeKnown ? countStatuses(before) : null,
    },
    proposals: listed(sorted),
    scoreMoves: { total: scoreMoves.total, items: scoreMoves.items },
    movedByModel: scoreMoves.byModel,
    replies: listed(facts.replies),
    verdictChanges: listed(facts.verdictChanges),
    deadlines: listed(buildDeadlines(facts)),
  };
}

/** Programmes that close within ten working days after the week and are not out of the question for every profile. */
function buildDeadlines({ report, periods, holidays, verdicts }: CompanyWeekFacts): readonly OwnDeadline[] {
  return buildClosing(periods, report.lastDay, holidays).flatMap((date): readonly OwnDeadline[] => {
    const profiles = verdicts.verdicts
      .filter(({ programmeId, verdict }) => programmeId === date.programme.id && verdict !== 'not_eligible')
      .map(({ profileName, verdict }) => ({ profileName, verdict }));
    return profiles.length === 0 ? [] : [{ date, profiles }];
  });
}
