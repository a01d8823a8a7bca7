import { FIT_VERDICT_WORDS, type OwnVerdictChange } from '@jeonghap/fit';
import { withParticle } from '@jeonghap/korean-text';
import { type Language, type ReportDocument, say } from '../document/document.js';
import { correctionBanner, titleOfWeek } from '../document/report-document.js';
import { actionSentence, changeSentence, changeWords, quoted } from '../document/sentences.js';
import { count, COVERAGE_WORDS, dayWords } from '../document/words.js';
import { type CompanyEdition, hasMoved, type OwnProposal, type OwnReply } from './company-edition.js';
import {
  askSection,
  companyMethodSection,
  fitSection,
  moveSection,
  replySection,
} from './company-sections.js';
import { changedProgramme, companyName, gatheredName, REPLY_WORDS } from './company-words.js';

/** Sentences of a list on the front page. */
const MOST_ON_FRONT = 3;

/** A company's edition in a language: a function of the edition alone. */
export function toCompanyDocument(edition: CompanyEdition, lang: Language): ReportDocument {
  const { report } = edition;
  const changes = changesOf(edition, lang).slice(0, MOST_ON_FRONT);
  const actions = edition.deadlines.items
    .slice(0, MOST_ON_FRONT)
    .map(({ date }) => actionSentence({ kind: 'programme-closing', date }, lang));
  const days = [dayWords(report.firstDay, lang), dayWords(report.lastDay, lang)] as const;
  return {
    lang,
    title: `${titleOfWeek(report, lang)} — ${say(lang, '기업판', 'company edition')}`,
    subtitle: say(
      lang,
      `${days[0]}부터 ${days[1]}까지 · ${companyName(edition.company, lang)}`,
      `${days[0]} to ${days[1]} · ${companyName(edition.company, lang)}`,
    ),
    banners: bannersOf(edition, lang),
    answer: answerOf(edition, lang),
    numbers: numbersOf(edition, lang),
    changesHeading: say(lang, '이번 주의 변화', 'What changed'),
    changes: changes.length > 0 ? changes : [noChange(edition, lang)],
    actionsHeading: say(lang, '할 일', 'What to do'),
    actions:
      actions.length > 0
        ? actions
        : [
            say(
              lang,
              '이 보고에서 따로 할 일이 나오지 않았습니다.',
              'Nothing to do follows from this report.',
            ),
          ],
    sections: [askSection, moveSection, replySection, fitSection, companyMethodSection].map((section) =>
      section(edition, lang),
    ),
  };
}

function bannersOf({ report }: CompanyEdition, lang: Language): readonly string[] {
  const own = say(
    lang,
    '정합은 이 판을 이 기업의 계정에만 보여 줍니다. 읽을 때마다 새로 만들며 저장하지 않습니다.',
    'Jeonghap shows this edition to accounts of this company alone. It is made anew whenever it is read, and not stored.',
  );
  const first = say(
    lang,
    '기록이 시작된 주의 보고입니다. 그 전의 상태는 알 수 없습니다.',
    'This is the report of the week in which the record begins; what was before is not known.',
  );
  return [
    ...(report.edition > 1 ? [correctionBanner(report, lang)] : []),
    own,
    ...(report.isWeekBeforeKnown ? [] : [first]),
  ];
}

function answerOf({ counts: { now }, replies }: CompanyEdition, lang: Language): string {
  if (now.total === 0)
    return say(
      lang,
      '이 주에는 이 기업의 공개된 제안이 없었습니다.',
      'No proposal of this company was published in this week.',
    );
  const answered = say(
    lang,
    replies.total === 0
      ? '이번 주에 공개된 공식 답변은 없습니다.'
      : `이번 주에 공식 답변 ${count(replies.total)}건이 공개되었습니다.`,
    replies.total === 0
      ? 'No official answer was published this week.'
      : `Official answers published this week: ${count(replies.total)}.`,
  );
  return say(
    lang,
    `이 기업의 공개된 제안 ${count(now.total)}건 가운데 ${count(now.gap)}건이 공백입니다. ${answered}`,
    `Of the published proposals of this company (${count(now.total)}), ${count(now.gap)} ${now.gap === 1 ? 'is' : 'are'} a gap. ${answered}`,
  );
}

function numbersOf(
  { counts: { now, weekBefore }, deadlines, report, fit }: CompanyEdition,
  lang: Language,
): ReportDocument['numbers'] {
  const value = (n: number): string => say(lang, `${count(n)}건`, count(n));
  const answered = ({ covered, partial }: typeof now): number => covered + partial;
  return [
    {
      label: say(lang, '공백인 우리 제안', 'Own proposals with a gap'),
      value: value(now.gap),
      change: changeWords(now.gap, weekBefore?.gap ?? null, lang),
    },
    {
      label: say(lang, '대응 또는 부분 대응인 우리 제안', 'Own proposals covered or partly covered'),
      value: value(answered(now)),
      change: changeWords(answered(now), weekBefore === null ? null : answered(weekBefore), lang),
    },
    {
      label: say(
        lang,
        '10영업일 안에 마감하는 맞는 사업',
        'Fitting programmes that close within 10 working days',
      ),
      value: fit.profiles === 0 ? say(lang, '알 수 없음', 'not known') : value(deadlines.total),
      change: say(lang, `${dayWords(report.lastDay, lang)} 기준`, `as of ${dayWords(report.lastDay, lang)}`),
    },
  ];
}

/** What changed, what matters most to the company first. */
function changesOf(edition: CompanyEdition, lang: Language): readonly string[] {
  const { report, proposals, replies, verdictChanges, scoreMoves } = edition;
  return [
    ...replies.items.map((reply) => replySentence(reply, lang)),
    ...proposals.items.filter((one) => hasMoved(one, report)).map((one) => coverageSentence(one, lang)),
    ...verdictChanges.items.map((change) => verdictSentence(change, lang)),
    ...scoreMoves.items.map((move) => changeSentence({ kind: 'score', move }, lang)),
  ];
}

function verdictSentence(change: OwnVerdictChange, lang: Language): string {
  const { profileName, before, after, gathered } = change;
  const programme = changedProgramme(change);
  const name = programme === null ? gathered && gatheredName(gathered, lang) : quoted(programme, lang);
  const [was, is] = [FIT_VERDICT_WORDS[before][lang], FIT_VERDICT_WORDS[after][lang]];
  const sentence = say(
    lang,
    `프로필 ‘${profileName}’에 대한 ${name ?? ''}의 판정이 ‘${was}’에서 ${withParticle(`‘${is}’`, '으로/로')} 바뀌었습니다.`,
    `The verdict of ${name ?? ''} on the profile ‘${profileName}’ changed from ‘${was}’ to ‘${is}’.`,
  );
  return gathered === null ? sentence : `${sentence} ${gathered.reason[lang]}`;
}

/** That an official answer to an ask of the company was published. */
export function replySentence({ proposal, askNo, status, office }: OwnReply, lang: Language): string {
  const word = REPLY_WORDS[status][lang];
  return say(
    lang,
    `${quoted(proposal, lang)}의 요구 ${String(askNo)}에 대한 공식 답변(${office}, ${word})이 공개되었습니다.`,
    `An official answer to ask ${String(askNo)} of ${quoted(proposal, lang)} was published (${office}: ${word}).`,
  );
}

/** What a proposal's coverage came to, of a new one or one that moved. */
export function coverageSentence({ proposal, now, before, wasThere }: OwnProposal, lang: Language): string {
  const name = quoted(proposal, lang);
  const [was, is] = [COVERAGE_WORDS[before ?? 'unknown'][lang], COVERAGE_WORDS[now ?? 'unknown'][lang]];
  if (!wasThere)
    return say(
      lang,
      `새 제안 ${withParticle(name, '은/는')} ‘${is}’ 상태입니다.`,
      `${name} is new; it is ‘${is}’.`,
    );
  return say(
    lang,
    `${withParticle(name, '은/는')} ‘${was}’에서 ${withParticle(`‘${is}’`, '으로/로')} 바뀌었습니다.`,
    `${name} changed from ‘${was}’ to ‘${is}’.`,
  );
}

function noChange({ report }: CompanyEdition, lang: Language): string {
  if (report.isWeekBeforeKnown)
    return say(lang, '이번 주에는 알릴 변화가 없습니다.', 'There is no change to tell of this week.');
  return say(
    lang,
    '기록이 시작된 주라서 견줄 지난주가 없습니다.',
    'The record begins in this week, so there is no week to compare with.',
  );
}
