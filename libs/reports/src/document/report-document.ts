import { type Report } from '../model/report.js';
import { clockOf, daysOf } from '../week/week.js';
import { gapSection, programmeSection, scoreSection, stageSection } from './change-sections.js';
import { type Language, type ReportDocument, say, type Section } from './document.js';
import { actionSentence, answerOf, changeSentence, changeWords } from './sentences.js';
import { convergenceSection, coverageSection, deskSection, sourceSection } from './state-sections.js';
import { count, dayWords, NUMBER_WORDS } from './words.js';

/**
 * A report in a language: a function of the report alone, without clock, time zone or locale of the machine.
 * @param contentSha256 digest of the report's canonical JSON, which the method note prints
 */
export function toDocument(report: Report, contentSha256: string, lang: Language): ReportDocument {
  const { front } = report;
  return {
    lang,
    title: titleOfWeek(report, lang),
    subtitle: subtitleOf(report, lang),
    banners: bannersOf(report, lang),
    answer: answerOf(report, lang),
    numbers: front.numbers.map(({ name, now, weekBefore }) => ({
      label: NUMBER_WORDS[name][lang],
      value: lang === 'ko' ? `${count(now)}건` : count(now),
      change: changeWords(now, weekBefore, lang),
    })),
    changesHeading: lang === 'ko' ? '이번 주의 변화' : 'What changed',
    changes: orElse(
      front.changes.map((change) => changeSentence(change, lang)),
      noChanges(report, lang),
    ),
    actionsHeading: lang === 'ko' ? '할 일' : 'What to do',
    actions: orElse(
      front.actions.map((action) => actionSentence(action, lang)),
      lang === 'ko'
        ? '이 보고에서 따로 할 일이 나오지 않았습니다.'
        : 'Nothing to do follows from this report.',
    ),
    sections: sectionsOf(report, contentSha256, lang),
  };
}

const orElse = (sentences: readonly string[], otherwise: string): readonly string[] =>
  sentences.length === 0 ? [otherwise] : sentences;

function noChanges({ isWeekBeforeKnown }: Report, lang: Language): string {
  if (isWeekBeforeKnown)
    return lang === 'ko' ? '이번 주에는 알릴 변화가 없습니다.' : 'There is no change to tell of this week.';
  return lang === 'ko'
    ? '기록이 시작된 주라서 견줄 지난주가 없습니다. 변화는 다음 주 보고부터 나옵니다.'
    : 'The record begins in this week, so there is no week to compare with. Changes follow from the next report on.';
}

/** The name of a week's report. */
export function titleOfWeek({ week }: Pick<Report, 'week'>, lang: Language): string {
  const [year = '', no = ''] = week.split('-W');
  return lang === 'ko'
    ? `주간 정합 보고 ${year}년 ${String(Number(no))}주차`
    : `Weekly alignment report, week ${String(Number(no))} of ${year}`;
}

function subtitleOf({ firstDay, lastDay, madeAt, edition }: Report, lang: Language): string {
  const made = clockOf(new Date(madeAt));
  if (lang === 'ko')
    return `${dayWords(firstDay, lang)}부터 ${dayWords(lastDay, lang)}까지 · ${edition === 0 ? '미리보기' : `제${String(edition)}판`} · 작성 ${made}(한국 시각)`;
  return `${dayWords(firstDay, lang)} to ${dayWords(lastDay, lang)} · ${edition === 0 ? 'preview' : `edition ${String(edition)}`} · made ${made} (Seoul)`;
}

function bannersOf(report: Report, lang: Language): readonly string[] {
  const { edition, audience, isWeekBeforeKnown } = report;
  const banners: string[] = [];
  if (edition === 0) banners.push(previewBanner(report, lang));
  if (edition > 1) banners.push(correctionBanner(report, lang));
  if (audience === 'internal')
    banners.push(
      say(lang, '내부용입니다. 밖으로 내보내지 마십시오.', 'For internal use; do not pass it on.'),
    );
  if (!isWeekBeforeKnown)
    banners.push(
      say(
        lang,
        '기록이 시작된 주의 보고입니다.',
        'This is the report of the week in which the record begins.',
      ),
    );
  return banners;
}

function previewBanner({ lastDay, week }: Report, lang: Language): string {
  const said = say(lang, '미리보기입니다. 저장되지 않습니다.', 'This is a preview and is not stored.');
  if (lastDay === daysOf(week).last) return said;
  const soFar = say(
    lang,
    '아직 끝나지 않은 주를 지금까지만 센 것입니다.',
    'The week is not over; it counts what is in it so far.',
  );
  return `${said} ${soFar}`;
}

/** That an edition is a correction, and why it was made. */
export const correctionBanner = (
  { edition, reason }: Pick<Report, 'edition' | 'reason'>,
  lang: Language,
): string =>
  say(
    lang,
    `바로잡은 제${String(edition)}판입니다. 사유: ${reason ?? ''}`,
    `This is edition ${String(edition)}, a correction. Reason: ${reason ?? ''}`,
  );

function sectionsOf(report: Report, contentSha256: string, lang: Language): readonly Section[] {
  return [
    gapSection(report, lang),
    scoreSection(report, lang),
    programmeSection(report, lang),
    stageSection(report, lang),
    coverageSection(report, lang),
    convergenceSection(report, lang),
    ...(report.desk === null ? [] : [deskSection(report.desk, lang)]),
    sourceSection(report, lang),
    methodSection(report, contentSha256, lang),
  ];
}

function methodSection({ scoreSet, from, until }: Report, contentSha256: string, lang: Language): Section {
  const model = scoreSet?.modelVersion ?? (lang === 'ko' ? '알 수 없음' : 'not known');
  const [first, last] = [clockOf(new Date(from)), clockOf(new Date(until))];
  const paragraphs =
    lang === 'ko'
      ? [
          `한 주는 한국 시각 월요일 0시부터 일요일 24시까지입니다(${first}부터 ${last} 전까지). 그 뒤의 변경은 들어 있지 않습니다.`,
          '점수와 대응 상태는 공개된 글에서 자동으로 산출하고 사람의 검토를 반영한 것이며, 정부의 공식 답변이 아닙니다. 공백은 찾은 대응 수단이 없다는 뜻이지 정책이 없다는 뜻이 아닙니다.',
          '보고를 만들기 전에 공개가 거두어진 항목은 수에는 들어 있되 이름을 적지 않습니다.',
          `산출 모형 ${model}.`,
          `내용의 SHA-256 ${contentSha256}.`,
        ]
      : [
          `A week is from Monday 00:00 to Sunday 24:00 in Seoul (from ${first} until before ${last}). Later changes are not in it.`,
          'Scores and coverage are computed from the published texts, with the reviews of people in effect; they are no official answer. A gap means that no measure was found, not that there is no policy.',
          'Entries that were withdrawn before the report was made are counted and not named.',
          `Model ${model}.`,
          `SHA-256 of the content ${contentSha256}.`,
        ];
  return {
    id: 'method',
    heading: lang === 'ko' ? '산출 방법' : 'Method',
    paragraphs,
    charts: [],
    tables: [],
  };
}
