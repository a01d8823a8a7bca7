import { type FrontNumberView, type Language, say } from '../document/document.js';
import { count, dayWords } from '../document/words.js';
import { titleOf } from '../model/build-report.js';
import { shortened } from '../model/plain-text.js';
import { type EntryReference, type Listed, type ProgrammeDate, type Report } from '../model/report.js';
import { type MailTopic } from './report-filter.js';

/** Most lines of a section; the report has the rest. */
const MOST_LINES = 10;
/** Longest title in a line, characters. */
const TITLE_IN_LINE = 80;

/** One thing that a mail tells. */
export interface MailLine {
  readonly text: string;
  /** Where the product has more of it, from the root of its address; null where nowhere. */
  readonly path: string | null;
}

/** What a mail tells of a company's own week. */
export type OwnTopic = 'own-replies' | 'own-coverage' | 'own-verdicts';

export interface MailSection {
  readonly topic: MailTopic | OwnTopic | 'deadlines';
  readonly heading: string;
  readonly lines: readonly MailLine[];
  /** What is left out, in words; null where nothing is. */
  readonly note: string | null;
}

/** The weekly report as a mail tells it, in a language: a function of the report and the filter alone. */
export interface ReportMail {
  readonly lang: Language;
  readonly subject: string;
  readonly title: string;
  readonly subtitle: string;
  readonly banners: readonly string[];
  /** The sentence that says the whole week. */
  readonly answer: string;
  readonly numbers: readonly FrontNumberView[];
  /** Those with lines, deadlines last. */
  readonly sections: readonly MailSection[];
  readonly actionsHeading: string;
  readonly actions: readonly string[];
  /** Whether nothing changed that the filter lets pass; deadlines come round every week and are no change. */
  readonly isQuiet: boolean;
  /** Where the whole report is read. */
  readonly path: string;
}

/** A section with what the subject says of it. */
export type Counted = MailSection & { readonly said: string };

/**
 * @param lines those that the filter lets pass
 * @param lists what they were taken from; of one that the report cut, the rest was not looked through
 */
export function section(
  { topic, heading, said }: Pick<Counted, 'topic' | 'heading'> & { readonly said: (n: string) => string },
  lines: readonly MailLine[],
  lists: readonly Listed<unknown>[],
  lang: Language,
): Counted {
  const unnamed = lists.reduce((sum, { total, items }) => sum + total - items.length, 0);
  const left = Math.max(0, lines.length - MOST_LINES);
  const notes = [
    ...(left === 0
      ? []
      : [say(lang, `이 밖에 ${count(left)}건이 더 있습니다.`, `There are ${count(left)} more.`)]),
    ...(unnamed === 0
      ? []
      : [
          say(
            lang,
            `보고에 이름이 실리지 않은 ${count(unnamed)}건은 살피지 못했습니다.`,
            `${count(unnamed)} that the report does not name were not looked through.`,
          ),
        ]),
  ];
  return {
    ...{ topic, heading, said: said(count(lines.length)) },
    lines: lines.slice(0, MOST_LINES),
    note: notes.length === 0 ? null : notes.join(' '),
  };
}

/** Where the product has the page of an entry. */
export const pathOf = ({ kind, id }: EntryReference): string =>
  `/${kind === 'legislative_item' ? 'legislative-items' : `${kind}s`}/${id}`;

/** A title in quotes, as it stands in a line. */
export const named = (entry: EntryReference, lang: Language): string =>
  `‘${shortened(titleOf(entry, lang), TITLE_IN_LINE)}’`;

/** That a programme closes, and in how many working days. */
export function closingLine(
  { programme, day, workingDays, areHolidaysKnown }: ProgrammeDate,
  lang: Language,
): string {
  const name = named(programme, lang);
  const about = areHolidaysKnown ? '' : say(lang, ', 공휴일 미반영', ', public holidays not known');
  return say(
    lang,
    `${name} 마감 ${dayWords(day, lang)} (${count(workingDays)}영업일 뒤${about})`,
    `${name} closes on ${dayWords(day, lang)} (in ${count(workingDays)} working ${workingDays === 1 ? 'day' : 'days'}${about})`,
  );
}

/** Most sections that a subject speaks of. */
const MOST_IN_SUBJECT = 3;

/** The subject of a mail. @param edition which edition of the report it is, in words; nothing for that of most readers */
export function subjectOf(
  report: Pick<Report, 'week' | 'edition'>,
  sections: readonly Counted[],
  lang: Language,
  edition = '',
): string {
  const [year = '', no = ''] = report.week.split('-W');
  const week = say(lang, `${year}년 ${String(Number(no))}주`, `week ${String(Number(no))} of ${year}`);
  const counts = sections.map(({ said }) => said);
  const told =
    counts.length === 0
      ? [say(lang, '달라진 것 없음', 'nothing changed')]
      : [...counts.slice(0, MOST_IN_SUBJECT - 1), ...counts.slice(MOST_IN_SUBJECT - 1).slice(-1)];
  const corrected = report.edition > 1 ? say(lang, ' (바로잡음)', ' (corrected)') : '';
  return `${say(lang, '[주간 정합]', '[Jeonghap weekly]')} ${week}${edition}${corrected}: ${told.join(', ')}`;
}
