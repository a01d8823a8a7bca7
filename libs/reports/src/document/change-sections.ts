import { type GapMove, type ProgrammeDate, type Report } from '../model/report.js';
import {
  type Language,
  numberCell,
  say,
  type Section,
  type Table,
  type TableRow,
  textCell,
} from './document.js';
import { causeWords, scoreWords } from './sentences.js';
import { cellText, entryCell, tableOf } from './table.js';
import { COVERAGE_WORDS, count, fieldList, STAGE_WORDS } from './words.js';

const PROPOSAL = { ko: '제안', en: 'Proposal' };
const STAKEHOLDER = { ko: '제안자', en: 'Stakeholder' };
const PROGRAMME = { ko: '사업', en: 'Programme' };
const MINISTRY = { ko: '소관 부처', en: 'Ministry' };

/** Said in place of lists that would call everything new. */
const firstWeek = (lang: Language): string =>
  lang === 'ko'
    ? '기록이 이 주에 시작되어 그 전의 상태를 알 수 없습니다. 기록이 시작될 때 이미 있던 것은 새 것으로 세지 않았습니다.'
    : 'The record begins in this week, so what was before is not known. What was there when it began is not called new.';

export function gapSection(report: Report, lang: Language): Section {
  const columns = [
    PROPOSAL,
    STAKEHOLDER,
    { ko: '전 상태', en: 'Before' },
    { ko: '현 상태', en: 'Now' },
    { ko: '까닭', en: 'Cause' },
  ];
  const row = ({ proposal, stakeholder, before, after, cause }: GapMove): TableRow => ({
    key: proposal.id,
    cells: [
      entryCell(proposal, lang),
      entryCell(stakeholder, lang),
      textCell(before === null ? (lang === 'ko' ? '새 제안' : 'New') : COVERAGE_WORDS[before][lang]),
      textCell(COVERAGE_WORDS[after][lang]),
      textCell(
        cause === 'score-set'
          ? lang === 'ko'
            ? '산출 모형 교체'
            : 'Another model'
          : lang === 'ko'
            ? '글 또는 검토의 변경'
            : 'Texts or reviews',
      ),
    ],
  });
  return {
    id: 'gaps',
    heading: lang === 'ko' ? '새로 생긴 공백과 메워진 공백' : 'Gaps opened and closed',
    paragraphs: report.isWeekBeforeKnown ? [] : [firstWeek(lang)],
    charts: [],
    tables: [
      tableOf(
        {
          id: 'gaps-opened',
          caption: { ko: '새로 생긴 공백', en: 'Gaps opened' },
          columns,
          empty: { ko: '새로 생긴 공백이 없습니다.', en: 'No gap opened.' },
        },
        report.gapsOpened,
        row,
        lang,
      ),
      tableOf(
        {
          id: 'gaps-closed',
          caption: { ko: '메워진 공백', en: 'Gaps closed' },
          columns,
          empty: { ko: '메워진 공백이 없습니다.', en: 'No gap closed.' },
        },
        report.gapsClosed,
        row,
        lang,
      ),
    ],
  };
}

export function scoreSection(
  { scoreMoves, movedByModel }: Pick<Report, 'scoreMoves' | 'movedByModel'>,
  lang: Language,
): Section {
  const byModel =
    lang === 'ko'
      ? `산출 모형이 바뀌어 점수가 달라진 쌍 ${count(movedByModel)}건은 이 표에 넣지 않았습니다.`
      : `${count(movedByModel)} pairs whose score differs by another model are not in this table.`;
  return {
    id: 'scores',
    heading: lang === 'ko' ? '가장 많이 움직인 정합' : 'Alignments that moved most',
    paragraphs: movedByModel > 0 ? [byModel] : [],
    charts: [],
    tables: [
      tableOf(
        {
          id: 'score-moves',
          caption: { ko: '정합 점수의 변화', en: 'Changes of alignment scores' },
          columns: [
            PROPOSAL,
            { ko: '요구', en: 'Ask' },
            { ko: '대응 수단', en: 'Measure' },
            { ko: '전 점수', en: 'Score before', isNumber: true },
            { ko: '현 점수', en: 'Score now', isNumber: true },
            { ko: '움직인 항목과 원인', en: 'Part and cause' },
          ],
          empty: {
            ko: '글의 변경으로 움직인 정합 점수가 없습니다.',
            en: 'No alignment score moved by a change in the texts.',
          },
        },
        scoreMoves,
        (move) => ({
          key: `${move.proposal.id}/${String(move.askNo)}/${move.measure.id}`,
          cells: [
            entryCell(move.proposal, lang),
            textCell(cellText(`${String(move.askNo)}. ${move.askText}`)),
            entryCell(move.measure, lang),
            ...[move.before, move.after].map((score) =>
              score === null ? textCell(scoreWords(null, lang)) : numberCell(score, scoreWords(score, lang)),
            ),
            textCell(causeWords(move, lang)),
          ],
        }),
        lang,
      ),
    ],
  };
}

export function programmeSection(report: Report, lang: Language): Section {
  const dates = [...report.programmesClosing.items, ...report.programmesOpening.items];
  const counted = say(
    lang,
    `남은 영업일은 ${report.lastDay}의 다음 날부터 그 날짜까지 셉니다.`,
    `Working days are counted from the day after ${report.lastDay} to the day itself.`,
  );
  const star = say(
    lang,
    '* 공휴일이 아직 고시되지 않은 해가 있어 주말만 뺀 날수입니다.',
    '* The holidays of a year on the way are not announced; only weekends are left out.',
  );
  return {
    id: 'programmes',
    heading: say(lang, '사업의 시작·마감과 변경', 'Programmes opening, closing, changed'),
    paragraphs: dates.some(({ areHolidaysKnown }) => !areHolidaysKnown) ? [counted, star] : [counted],
    charts: [],
    tables: [...dateTables(report, lang), changedProgrammes(report, lang)],
  };
}

function dateTables(report: Report, lang: Language): readonly Table[] {
  const columns = [
    PROGRAMME,
    MINISTRY,
    { ko: '날짜', en: 'Day' },
    { ko: '남은 영업일', en: 'Working days left', isNumber: true },
  ];
  const row = ({ programme, ministry, day, workingDays, areHolidaysKnown }: ProgrammeDate): TableRow => ({
    key: programme.id,
    cells: [
      entryCell(programme, lang),
      textCell(ministry ?? '-'),
      textCell(day),
      day <= report.lastDay
        ? textCell(say(lang, '지남', 'past'))
        : numberCell(workingDays, `${String(workingDays)}${areHolidaysKnown ? '' : '*'}`),
    ],
  });
  const closing = {
    id: 'programmes-closing',
    caption: { ko: '10영업일 안에 마감', en: 'Closing within 10 working days' },
    empty: {
      ko: '10영업일 안에 마감하는 사업이 없습니다.',
      en: 'No programme closes within 10 working days.',
    },
  };
  const opening = {
    id: 'programmes-opening',
    caption: {
      ko: '이번 주에 시작했거나 두 주 안에 시작',
      en: 'Opened this week or opening within two weeks',
    },
    empty: {
      ko: '이번 주에 시작했거나 두 주 안에 시작하는 사업이 없습니다.',
      en: 'No programme opened this week or opens within two weeks.',
    },
  };
  return [
    tableOf({ ...closing, columns }, report.programmesClosing, row, lang),
    tableOf({ ...opening, columns }, report.programmesOpening, row, lang),
  ];
}

function changedProgrammes({ programmesChanged }: Report, lang: Language) {
  return tableOf(
    {
      id: 'programmes-changed',
      caption: { ko: '새로 등록되거나 바뀐 사업', en: 'New and changed programmes' },
      columns: [PROGRAMME, MINISTRY, { ko: '변경', en: 'Change' }],
      empty: { ko: '새로 등록되거나 바뀐 사업이 없습니다.', en: 'No programme is new or changed.' },
    },
    programmesChanged,
    ({ programme, ministry, change, fields }) => ({
      key: programme.id,
      cells: [
        entryCell(programme, lang),
        textCell(ministry ?? '-'),
        textCell(
          change === 'new'
            ? lang === 'ko'
              ? '새로 등록'
              : 'New'
            : lang === 'ko'
              ? `바뀐 항목: ${fieldList(fields, lang)}`
              : `Changed: ${fieldList(fields, lang)}`,
        ),
      ],
    }),
    lang,
  );
}

export function stageSection({ stageChanges }: Report, lang: Language): Section {
  return {
    id: 'bills',
    heading: lang === 'ko' ? '단계가 바뀐 입법 과제' : 'Legislative items that changed stage',
    paragraphs: [],
    charts: [],
    tables: [
      tableOf(
        {
          id: 'stage-changes',
          caption: { ko: '입법 과제의 단계', en: 'Stages of legislative items' },
          columns: [
            { ko: '입법 과제', en: 'Legislative item' },
            { ko: '전 단계', en: 'Stage before' },
            { ko: '현 단계', en: 'Stage now' },
          ],
          empty: { ko: '단계가 바뀐 입법 과제가 없습니다.', en: 'No legislative item changed its stage.' },
        },
        stageChanges,
        ({ item, before, after }) => ({
          key: item.id,
          cells: [
            entryCell(item, lang),
            textCell(before === null ? (lang === 'ko' ? '새로 등록' : 'New') : STAGE_WORDS[before][lang]),
            textCell(STAGE_WORDS[after][lang]),
          ],
        }),
        lang,
      ),
    ],
  };
}
