import { type Language, say } from '../document/document.js';
import { toDocument } from '../document/report-document.js';
import { answerOf, changeSentence } from '../document/sentences.js';
import { titleOf } from '../model/build-report.js';
import { type GapMove, type Report } from '../model/report.js';
import { type AtomEntry, type AtomFeed } from './atom.js';

/** Of the reports, and of the gaps that they say opened or closed. */
export type ReportFeed = 'reports' | 'gaps';

/** What a feed is made from: the latest editions of the public reports, the latest week first. */
export interface FeedSource {
  readonly reports: readonly Report[];
  readonly lang: Language;
  readonly origin: string;
}

/** A feed without entries was never changed. */
const NEVER = new Date(0);

/** The last weeks as a feed. An entry keeps its name when its week is corrected, and has the time of the correction. */
export function toReportFeed(feed: ReportFeed, { reports, lang, origin }: FeedSource): AtomFeed {
  return {
    id: `urn:jeonghap:feed:${feed}:${lang}`,
    title:
      feed === 'reports'
        ? say(lang, '정합: 주간 정합 보고', 'Jeonghap: weekly alignment reports')
        : say(lang, '정합: 새로 생기고 메워진 공백', 'Jeonghap: gaps opened and closed'),
    ...{ lang, origin },
    selfPath: `/api/v1/reports/feeds/${feed}.atom?lang=${lang}`,
    path: '/reports',
    emptySince: NEVER,
    entries: reports.flatMap((report) =>
      feed === 'reports' ? [reportEntry(report, lang)] : gapEntries(report, lang),
    ),
  };
}

function reportEntry(report: Report, lang: Language): AtomEntry {
  const { week, madeAt, reason } = report;
  const corrected = reason === null ? '' : say(lang, ` 바로잡은 사유: ${reason}`, ` Corrected: ${reason}`);
  return {
    id: `urn:jeonghap:report:${week}:${lang}`,
    title: toDocument(report, '', lang).title,
    updated: new Date(madeAt),
    summary: `${answerOf(report, lang)}${corrected}`,
    path: `/reports/${week}`,
  };
}

function gapEntries(report: Report, lang: Language): readonly AtomEntry[] {
  const entry = (kind: 'opened' | 'closed', move: GapMove): AtomEntry => {
    const head =
      kind === 'opened' ? say(lang, '새 공백', 'Gap opened') : say(lang, '메워진 공백', 'Gap closed');
    return {
      id: `urn:jeonghap:gap-${kind}:${report.week}:${move.proposal.id}:${lang}`,
      title: `${head}: ${titleOf(move.proposal, lang)}`,
      updated: new Date(report.madeAt),
      summary: changeSentence({ kind: `gap-${kind}`, move }, lang),
      path: `/proposals/${move.proposal.id}`,
    };
  };
  return [
    ...report.gapsOpened.items.map((move) => entry('opened', move)),
    ...report.gapsClosed.items.map((move) => entry('closed', move)),
  ];
}
