import { PART_LABELS } from '@jeonghap/alignment';
import { withParticle } from '@jeonghap/korean-text';
import { titleOf } from '../model/build-report.js';
import { shortened } from '../model/plain-text.js';
import {
  type EntryReference,
  type FrontAction,
  type FrontChange,
  type GapMove,
  type ProgrammeDate,
  type Report,
  type ScoreMove,
} from '../model/report.js';
import { type Language, say } from './document.js';
import { count, COVERAGE_WORDS, dayWords, fieldList, STAGE_WORDS } from './words.js';

/** Longest title within a sentence, characters. */
const TITLE_IN_SENTENCE = 80;

/** A title in quotes, as it stands in a sentence. */
export const quoted = (entry: Pick<EntryReference, 'title' | 'titleEn'>, lang: Language): string =>
  `‘${shortened(titleOf(entry, lang), TITLE_IN_SENTENCE)}’`;

const plural = (n: number, one: string, many: string): string => `${count(n)} ${n === 1 ? one : many}`;

/** How a number moved since the week before, in words. @param before null where that is not known */
export function changeWords(now: number, before: number | null, lang: Language): string {
  if (before === null) return lang === 'ko' ? '지난주 값은 알 수 없습니다' : 'last week is not known';
  const difference = Math.abs(now - before);
  if (difference === 0) return lang === 'ko' ? '지난주와 같습니다' : 'the same as last week';
  if (lang === 'ko') return `지난주보다 ${count(difference)}건 ${now > before ? '늘었습니다' : '줄었습니다'}`;
  return `${count(difference)} ${now > before ? 'more' : 'fewer'} than last week`;
}

/** The same for a cell of a table. */
export function changeCell(now: number, before: number | null, lang: Language): string {
  if (before === null) return lang === 'ko' ? '알 수 없음' : 'not known';
  const difference = Math.abs(now - before);
  if (difference === 0) return lang === 'ko' ? '변화 없음' : 'no change';
  const word = lang === 'ko' ? (now > before ? '증가' : '감소') : now > before ? 'more' : 'fewer';
  return lang === 'ko' ? `${count(difference)}건 ${word}` : `${count(difference)} ${word}`;
}

/** A score for people; a pair below the floor has none. */
export const scoreWords = (score: number | null, lang: Language): string =>
  score === null ? (lang === 'ko' ? '없음' : 'none') : score.toFixed(1);

/** The sentence that says the week. */
export function answerOf(report: Report, lang: Language): string {
  const { now } = report.proposals;
  if (now.total === 0)
    return lang === 'ko' ? '이 주에는 공개된 제안이 없었습니다.' : 'No proposal was published in this week.';
  const [opened, closed] = [report.gapsOpened.total, report.gapsClosed.total];
  const rest = report.isWeekBeforeKnown ? movesWords(opened, closed, lang) : '';
  if (lang === 'ko')
    return `공개된 제안 ${count(now.total)}건 가운데 ${count(now.gap)}건이 공백입니다.${rest}`;
  return `Of ${plural(now.total, 'published proposal', 'published proposals')}, ${count(now.gap)} ${now.gap === 1 ? 'is' : 'are'} a gap.${rest}`;
}

function movesWords(opened: number, closed: number, lang: Language): string {
  if (opened + closed === 0)
    return lang === 'ko'
      ? ' 이번 주에 새로 생기거나 메워진 공백은 없습니다.'
      : ' No gap opened or closed this week.';
  if (lang === 'ko')
    return ` 이번 주에 공백 ${count(opened)}건이 새로 생기고 ${count(closed)}건이 메워졌습니다.`;
  return ` This week ${plural(opened, 'gap', 'gaps')} opened and ${count(closed)} closed.`;
}

/** A change of the front page as a sentence. */
export function changeSentence(change: FrontChange, lang: Language): string {
  switch (change.kind) {
    case 'gap-opened':
    case 'gap-closed':
      return gapSentence(change.move, lang);
    case 'stage': {
      const { item, before, after } = change.change;
      const [from, to] = [before === null ? '' : STAGE_WORDS[before][lang], STAGE_WORDS[after][lang]];
      if (lang === 'en') return `${quoted(item, lang)} moved from ‘${from}’ to ‘${to}’.`;
      return `${withParticle(quoted(item, lang), '은/는')} ${from} 단계에서 ${to} 단계로 바뀌었습니다.`;
    }
    case 'programme-new': {
      const programme = quoted(change.change.programme, lang);
      return lang === 'en'
        ? `${programme} is a new programme.`
        : `사업 ${withParticle(programme, '이/가')} 새로 등록되었습니다.`;
    }
    case 'score':
      return scoreSentence(change.move, lang);
  }
}

function gapSentence({ proposal, before, after, cause }: GapMove, lang: Language): string {
  const name = quoted(proposal, lang);
  const to = COVERAGE_WORDS[after][lang];
  if (lang === 'en') {
    const why = cause === 'score-set' ? ', by a new model and not by a change in the texts' : '';
    if (before === null) return `${name} is new and has no measure that answers it${why}.`;
    return after === 'gap'
      ? `${name} became a gap; before it was ‘${COVERAGE_WORDS[before].en}’${why}.`
      : `${name} is no gap any more; it is now ‘${to}’${why}.`;
  }
  const why = cause === 'score-set' ? '(글이 아니라 산출 모형이 바뀐 결과)' : '';
  if (before === null)
    return `새 제안 ${withParticle(name, '은/는')} 답하는 대응 수단이 없어 공백입니다${why}.`;
  return `${withParticle(name, '은/는')} ‘${COVERAGE_WORDS[before].ko}’에서 ${withParticle(`‘${to}’`, '으로/로')} 바뀌었습니다${why}.`;
}

function scoreSentence(move: ScoreMove, lang: Language): string {
  const [proposal, measure] = [quoted(move.proposal, lang), quoted(move.measure, lang)];
  const ask = String(move.askNo);
  const rose = (move.after ?? 0) > (move.before ?? 0);
  const [before, after] = [scoreWords(move.before, lang), scoreWords(move.after, lang)];
  if (lang === 'en') {
    const moved =
      move.before === null
        ? `began at ${after}`
        : move.after === null
          ? `ended at ${before}`
          : `${rose ? 'rose' : 'fell'} from ${before} to ${after}`;
    return `The alignment of ask ${ask} of ${proposal} with ${measure} ${moved}.`;
  }
  const pair = `${proposal}의 요구 ${withParticle(ask, '과/와')} ${measure}의 정합`;
  if (move.before === null) return `${pair}(${after}점)이 새로 생겼습니다.`;
  if (move.after === null) return `${pair}(${before}점)이 없어졌습니다.`;
  return `${pair} 점수가 ${before}점에서 ${after}점으로 ${rose ? '올랐습니다' : '내렸습니다'}.`;
}

/** What moved a score: the part, and the entry or the model. */
export function causeWords({ part, cause }: Pick<ScoreMove, 'part' | 'cause'>, lang: Language): string {
  const by =
    cause.entry === null
      ? say(lang, '공개되지 않은 항목의 변경', 'an edit that is not public')
      : quoted(cause.entry, lang);
  const fields = cause.entry === null ? '' : fieldList(cause.fields, lang);
  const entryWords = fields === '' ? by : `${by} (${fields})`;
  return part === null ? entryWords : `${partWords(part, lang)}${say(lang, ' · ', '; ')}${entryWords}`;
}

function partWords({ name, before, after }: NonNullable<ScoreMove['part']>, lang: Language): string {
  const points = Math.abs(after - before).toFixed(1);
  const rose = after > before;
  if (lang === 'en') return `${PART_LABELS[name].en} ${rose ? 'up' : 'down'} ${points}`;
  return `${PART_LABELS[name].ko} ${points}점 ${rose ? '상승' : '하락'}`;
}

/** A thing to do as a sentence. */
export function actionSentence(action: FrontAction, lang: Language): string {
  switch (action.kind) {
    case 'replies-overdue':
      return say(
        lang,
        `기한이 지난 답변 ${count(action.count)}건을 처리하십시오.`,
        `Answer the ${plural(action.count, 'ask', 'asks')} whose answer is overdue.`,
      );
    case 'reviews-waiting':
      return say(
        lang,
        `두 번째 검토자를 기다리는 검토 ${count(action.count)}건을 확인하십시오.`,
        `Look at the ${plural(action.count, 'review', 'reviews')} that wait for a second person.`,
      );
    case 'converging-gap':
      return convergingSentence(action.group, lang);
    case 'programme-closing':
      return closingSentence(action.date, lang);
    case 'gap-to-answer': {
      const proposal = quoted(action.move.proposal, lang);
      return say(
        lang,
        `새 공백인 ${proposal}에 답할 대응 수단을 찾으십시오.`,
        `Find a measure that answers the new gap ${proposal}.`,
      );
    }
    case 'source-stale':
      return staleSentence(action.source, lang);
  }
}

function staleSentence(source: Report['sources'][number], lang: Language): string {
  const days = source.ageDays ?? 0;
  const name = quoted(source, lang);
  return say(
    lang,
    `발행된 지 ${count(days)}일 된 출처 ${withParticle(name, '을/를')} 새 자료와 견주어 보십시오.`,
    `Compare the source ${name} with newer material: it is ${plural(days, 'day', 'days')} old.`,
  );
}

function convergingSentence(group: Report['convergence']['groups'][number], lang: Language): string {
  const objects = group.objects.map((object) => object[lang]).join(lang === 'ko' ? '·' : ', ');
  if (lang === 'en')
    return `Look at ‘${objects}’: ${plural(group.stakeholderCount, 'stakeholder asks', 'stakeholders ask')} for it and ${plural(group.gapCount, 'ask is a gap', 'asks are gaps')}.`;
  return `제안자 ${count(group.stakeholderCount)}곳이 함께 요구하는 ‘${objects}’에 공백이 ${count(group.gapCount)}건 있으니 살펴보십시오.`;
}

function closingSentence({ programme, day, workingDays }: ProgrammeDate, lang: Language): string {
  const name = quoted(programme, lang);
  if (lang === 'en')
    return `Mind the end of ${name} on ${dayWords(day, lang)}, in ${plural(workingDays, 'working day', 'working days')}.`;
  return `${withParticle(name, '이/가')} ${dayWords(day, lang)}(${count(workingDays)}영업일 뒤)에 마감하니 확인하십시오.`;
}
