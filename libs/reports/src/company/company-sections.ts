import { FIT_VERDICT_WORDS, type OwnVerdictChange } from '@jeonghap/fit';
import { scoreSection } from '../document/change-sections.js';
import { type Cell, type Language, numberCell, say, type Section, textCell } from '../document/document.js';
import { cellText, entryCell, tableOf } from '../document/table.js';
import { COVERAGE_WORDS, dayWords } from '../document/words.js';
import { clockOf } from '../week/week.js';
import { type CompanyEdition, type OwnProposal } from './company-edition.js';
import { changedProgramme, gatheredName, REPLY_WORDS } from './company-words.js';

const PROPOSAL = { ko: '제안', en: 'Proposal' };
const PROGRAMME = { ko: '사업', en: 'Programme' };

/** The company's proposals with their coverage now and a week ago. */
export function askSection({ proposals, report }: CompanyEdition, lang: Language): Section {
  const before = ({ wasThere, before: status }: OwnProposal): string => {
    if (!report.isWeekBeforeKnown) return say(lang, '알 수 없음', 'not known');
    return wasThere ? COVERAGE_WORDS[status ?? 'unknown'][lang] : say(lang, '새 제안', 'New');
  };
  return {
    id: 'own-asks',
    heading: say(lang, '우리 요구의 대응 상태', 'Coverage of own asks'),
    paragraphs: [
      say(
        lang,
        '지난주의 상태는 제안 단위로만 기록되어 있습니다. 요구 하나하나의 지금 상태는 제안의 화면에 있습니다.',
        'What was last week is on record by proposal alone. How each ask stands now is on the page of its proposal.',
      ),
    ],
    charts: [],
    tables: [
      tableOf(
        {
          id: 'own-proposals',
          caption: { ko: '우리 제안의 대응 상태', en: 'Coverage of own proposals' },
          columns: [
            PROPOSAL,
            { ko: '요구 수', en: 'Asks', isNumber: true },
            { ko: '지난주 상태', en: 'Last week' },
            { ko: '현 상태', en: 'Now' },
          ],
          empty: {
            ko: '이 주에는 이 기업의 공개된 제안이 없었습니다.',
            en: 'No proposal of this company was published in this week.',
          },
        },
        proposals,
        (one) => ({
          key: one.proposal.id,
          cells: [
            entryCell(one.proposal, lang),
            numberCell(one.asks),
            textCell(before(one)),
            textCell(COVERAGE_WORDS[one.now ?? 'unknown'][lang]),
          ],
        }),
        lang,
      ),
    ],
  };
}

/** The alignments of the company's asks that moved most. */
export const moveSection = (edition: CompanyEdition, lang: Language): Section => ({
  ...scoreSection(edition, lang),
  heading: say(lang, '우리 요구의 정합 가운데 움직인 것', 'Alignments of own asks that moved'),
});

/** Public official answers to the company's asks. */
export const replySection = ({ replies }: CompanyEdition, lang: Language): Section => ({
  id: 'own-replies',
  heading: say(lang, '공개된 공식 답변', 'Public official answers'),
  paragraphs: [],
  charts: [],
  tables: [
    tableOf(
      {
        id: 'own-replies',
        caption: { ko: '이번 주에 공개된 답변', en: 'Answers published this week' },
        columns: [
          PROPOSAL,
          { ko: '요구', en: 'Ask' },
          { ko: '답변', en: 'Answer' },
          { ko: '답변 기관', en: 'Office' },
          { ko: '답변한 날', en: 'Day' },
          { ko: '사유', en: 'Reason' },
        ],
        empty: {
          ko: '이번 주에 공개된 공식 답변이 없습니다.',
          en: 'No official answer was published this week.',
        },
      },
      replies,
      ({ proposal, askNo, askText, status, office, repliedOn, reason }) => ({
        key: `${proposal.id}/${String(askNo)}`,
        cells: [
          entryCell(proposal, lang),
          textCell(cellText(`${String(askNo)}. ${askText}`)),
          textCell(REPLY_WORDS[status][lang]),
          textCell(cellText(office)),
          textCell(repliedOn),
          textCell(cellText(reason)),
        ],
      }),
      lang,
    ),
  ],
});

/** Verdicts on the company's profiles that changed, and the ends of programmes that fit. */
export const fitSection = (edition: CompanyEdition, lang: Language): Section => ({
  id: 'own-fit',
  heading: say(lang, '우리 기업에 맞는 사업', 'Programmes that fit'),
  paragraphs: decisionWords(edition, lang),
  charts: [],
  tables: [changeTable(edition, lang), deadlineTable(edition, lang)],
});

function decisionWords({ fit: { profiles, decidedOn } }: CompanyEdition, lang: Language): readonly string[] {
  if (profiles === 0)
    return [
      say(
        lang,
        '저장한 기업 프로필이 없어 맞는 사업을 알 수 없습니다.',
        'There is no saved profile, so it is not known which programmes fit.',
      ),
    ];
  return [
    say(
      lang,
      `마감하는 사업의 판정은 그 주가 아니라 ${dayWords(decidedOn, lang)} 현재의 것입니다.`,
      `Verdicts on programmes that close are as of ${dayWords(decidedOn, lang)}, not of the week.`,
    ),
  ];
}

function programmeCell(change: Omit<OwnVerdictChange, 'id'>, lang: Language): Cell {
  const programme = changedProgramme(change);
  if (programme !== null) return entryCell(programme, lang);
  const { gathered } = change;
  const words = gathered === null ? '' : `${gatheredName(gathered, lang)}: ${gathered.reason[lang]}`;
  return textCell(cellText(words));
}

const changeTable = ({ verdictChanges }: CompanyEdition, lang: Language) =>
  tableOf(
    {
      id: 'own-verdicts',
      caption: { ko: '이번 주에 바뀐 판정', en: 'Verdicts that changed this week' },
      columns: [
        PROGRAMME,
        { ko: '프로필', en: 'Profile' },
        { ko: '전 판정', en: 'Before' },
        { ko: '현 판정', en: 'Now' },
        { ko: '까닭', en: 'Cause' },
        { ko: '판정한 날', en: 'Decided on' },
      ],
      empty: { ko: '이번 주에 바뀐 판정이 없습니다.', en: 'No verdict changed this week.' },
    },
    verdictChanges,
    ({ id, ...change }) => ({
      key: id,
      cells: [
        programmeCell(change, lang),
        textCell(cellText(change.profileName)),
        textCell(FIT_VERDICT_WORDS[change.before][lang]),
        textCell(FIT_VERDICT_WORDS[change.after][lang]),
        textCell(
          change.cause === 'day'
            ? say(lang, '날짜가 지남', 'A day passed')
            : say(lang, '사업 또는 요건의 변경', 'Programme or criteria'),
        ),
        textCell(change.decidedOn),
      ],
    }),
    lang,
  );

function deadlineTable({ deadlines, fit }: CompanyEdition, lang: Language) {
  const isUnknown = fit.profiles === 0;
  return tableOf(
    {
      id: 'own-deadlines',
      caption: {
        ko: '10영업일 안에 마감하는 맞는 사업',
        en: 'Fitting programmes that close within 10 working days',
      },
      columns: [
        PROGRAMME,
        { ko: '소관 부처', en: 'Ministry' },
        { ko: '마감일', en: 'Last day' },
        { ko: '남은 영업일', en: 'Working days left', isNumber: true },
        { ko: '프로필과 판정', en: 'Profiles and verdicts' },
      ],
      empty: isUnknown
        ? { ko: '저장한 프로필이 없어 알 수 없습니다.', en: 'Not known: there is no saved profile.' }
        : {
            ko: '10영업일 안에 마감하는 맞는 사업이 없습니다.',
            en: 'No fitting programme closes within 10 working days.',
          },
    },
    deadlines,
    ({ date: { programme, ministry, day, workingDays, areHolidaysKnown }, profiles }) => ({
      key: programme.id,
      cells: [
        entryCell(programme, lang),
        textCell(ministry ?? '-'),
        textCell(day),
        numberCell(workingDays, `${String(workingDays)}${areHolidaysKnown ? '' : '*'}`),
        textCell(
          cellText(
            profiles
              .map(({ profileName, verdict }) => `${profileName}: ${FIT_VERDICT_WORDS[verdict][lang]}`)
              .join(', '),
          ),
        ),
      ],
    }),
    lang,
  );
}

/** How the edition comes about. */
export function companyMethodSection({ report, deadlines }: CompanyEdition, lang: Language): Section {
  const [from, until] = [clockOf(new Date(report.from)), clockOf(new Date(report.until))];
  const star = say(
    lang,
    '* 공휴일이 아직 고시되지 않은 해가 있어 주말만 뺀 날수입니다.',
    '* The holidays of a year on the way are not announced; only weekends are left out.',
  );
  const isStarred = deadlines.items.some(({ date }) => !date.areHolidaysKnown);
  return {
    id: 'own-method',
    heading: say(lang, '산출 방법', 'Method'),
    paragraphs: [
      say(
        lang,
        `공개판 제${String(report.edition)}판과 같은 주(${from}부터 ${until} 전까지, 한국 시각)와 같은 변경 기록을 씁니다.`,
        `It covers the same week as edition ${String(report.edition)} for the public (from ${from} until before ${until}, Seoul) and the same records of changes.`,
      ),
      say(
        lang,
        '남은 영업일은 그 주 마지막 날의 다음 날부터 마감일까지 셉니다. 점수와 대응 상태, 판정은 자동으로 산출한 것이며 정부의 공식 답변이 아닙니다.',
        'Working days are counted from the day after the week to the last day. Scores, coverage and verdicts are computed; they are no official answer.',
      ),
      say(
        lang,
        '나중에 공개가 거두어진 제안·답변·사업과 지운 프로필은 다시 읽을 때 나오지 않습니다.',
        'Proposals, answers and programmes that were withdrawn later, and profiles that were erased, are missing when it is read again.',
      ),
      ...(isStarred ? [star] : []),
    ],
    charts: [],
    tables: [],
  };
}
