import { type FitVerdict, FIT_VERDICT_WORDS } from '../verdict/verdict.js';
import { type NamedProgramme } from '../watch/gathered-notice.js';
import { type ChangeNews, type ClosingNews, type FitNews } from './fit-news.js';

/** Most lines of each sort in a mail; the product has the rest. */
const MOST_LINES = 20;
/** Longest title in a line, characters. */
const MOST_OF_TITLE = 80;
/** Where the product tells of all. */
const NOTICES = '/fit/notices';
const DAY_MS = 86_400_000;

type Lang = 'ko' | 'en';

/** One thing that a mail tells. */
interface NewsLine {
  readonly text: string;
  /** Where the product has more of it, from the root of its address. */
  readonly path: string | null;
}

interface NewsSection {
  readonly heading: string;
  readonly lines: readonly NewsLine[];
  /** What is left out, in words; null where nothing is. */
  readonly note: string | null;
}

/** What somebody is told by mail, in a language: a function of the news and the day alone. Nothing that a company gave is in it but names of profiles. */
export interface NewsMail {
  readonly lang: Lang;
  readonly subject: string;
  readonly title: string;
  readonly subtitle: string;
  readonly answer: string;
  readonly sections: readonly NewsSection[];
  /** Where the product tells of all. */
  readonly path: string;
}

const say = (lang: Lang, ko: string, en: string): string => (lang === 'ko' ? ko : en);
const verdictWord = (verdict: FitVerdict, lang: Lang): string => FIT_VERDICT_WORDS[verdict][lang];
const shortened = (text: string): string => {
  const line = Array.from(text.replace(/\s+/gu, ' ').trim());
  return line.length <= MOST_OF_TITLE ? line.join('') : `${line.slice(0, MOST_OF_TITLE - 1).join('')}…`;
};
const nameOf = ({ title, titleEn }: NamedProgramme, lang: Lang): string =>
  shortened(lang === 'en' ? (titleEn ?? title) : title);
const pathOf = ({ id }: NamedProgramme): string => `/programmes/${id}`;

/** What a mail says of news. @param today `YYYY-MM-DD` in Seoul */
export function toNewsMail({ changes, closings }: FitNews, today: string, lang: Lang): NewsMail {
  const said = [
    ...(changes.length === 0
      ? []
      : [
          say(
            lang,
            `판정 변동 ${String(changes.length)}건`,
            `verdicts that changed: ${String(changes.length)}`,
          ),
        ]),
    ...(closings.length === 0
      ? []
      : [say(lang, `마감 임박 ${String(closings.length)}건`, `closing soon: ${String(closings.length)}`)]),
  ].join(', ');
  const sections = [
    toSection(say(lang, '판정이 바뀐 사업', 'Verdicts that changed'), changes, lang, (one) =>
      changeLines(one, lang),
    ),
    toSection(say(lang, '곧 마감하는 사업', 'Programmes that close soon'), closings, lang, (one) => [
      closingLine(one, today, lang),
    ]),
  ];
  return {
    lang,
    subject: say(lang, `[정합] 기업 적합 진단: ${said}`, `[Jeonghap] Company fit: ${said}`),
    title: say(lang, '기업 적합 진단 알림', 'Notices on company fit'),
    subtitle: say(lang, `${today} 현재`, `As of ${today}`),
    answer: say(lang, `새로 알려 드릴 것은 ${said}입니다.`, `New since the last mail: ${said}.`),
    sections: sections.filter(({ lines }) => lines.length > 0),
    path: NOTICES,
  };
}

function toSection<T>(
  heading: string,
  all: readonly T[],
  lang: Lang,
  linesOf: (one: T) => readonly NewsLine[],
): NewsSection {
  const rest = all.length - MOST_LINES;
  return {
    heading,
    lines: all.slice(0, MOST_LINES).flatMap(linesOf),
    note:
      rest <= 0
        ? null
        : say(
            lang,
            `그 밖의 ${String(rest)}건은 서비스의 알림과 진단 결과에 있습니다.`,
            `${String(rest)} more stand among the notices and results of the service.`,
          ),
  };
}

function changeLines(change: ChangeNews, lang: Lang): readonly NewsLine[] {
  const { before, after, profileName, programme, gathered, outline, closesOn } = change;
  const moved = `${verdictWord(before, lang)} → ${verdictWord(after, lang)} (${shortened(profileName)})`;
  if (gathered !== null) {
    const { count, programmes, reason, fact } = gathered;
    const name = say(lang, `사업 ${String(count)}건`, `${String(count)} programmes`);
    return [
      {
        text: `${name}: ${moved}. ${reason[lang]}`,
        path: fact === null ? NOTICES : `/fit?fact=${encodeURIComponent(fact)}`,
      },
      ...programmes.map((one) => ({ text: nameOf(one, lang), path: pathOf(one) })),
    ];
  }
  if (programme === null) return [];
  const deadline =
    closesOn === null
      ? say(lang, '마감일은 알 수 없습니다.', 'When it closes is not known.')
      : say(lang, `마감 ${closesOn}.`, `Closes ${closesOn}.`);
  const why = outline === null ? '' : `${outline[lang]} `;
  return [{ text: `${nameOf(programme, lang)}: ${moved}. ${why}${deadline}`, path: pathOf(programme) }];
}

function closingLine(
  { programme, closesOn, verdict, profileName }: ClosingNews,
  today: string,
  lang: Lang,
): NewsLine {
  const days = Math.round((Date.parse(closesOn) - Date.parse(today)) / DAY_MS);
  const when =
    days === 0
      ? say(lang, `오늘(${closesOn}) 마감`, `closes today (${closesOn})`)
      : say(lang, `${String(days)}일 뒤(${closesOn}) 마감`, `closes in ${String(days)} day(s) (${closesOn})`);
  const fits = `${verdictWord(verdict, lang)} (${shortened(profileName)})`;
  return { text: `${nameOf(programme, lang)}: ${when}. ${fits}`, path: pathOf(programme) };
}
