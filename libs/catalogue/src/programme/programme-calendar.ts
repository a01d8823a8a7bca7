import { writeDeadlines } from './deadline-calendar.js';
import { type Programme } from './programme.js';

const WORDS = {
  ko: {
    calendar: '정합: 사업 신청 마감',
    cut: '마감일이 늦은 사업부터 담았으며, 그보다 이른 마감은 들어 있지 않습니다.',
    deadline: '신청 마감',
    ministry: '소관 부처',
    agency: '전문 기관',
  },
  en: {
    calendar: 'Jeonghap: deadlines of programmes',
    cut: 'Holds the latest deadlines. Earlier ones are left out.',
    deadline: 'applications close',
    ministry: 'Ministry',
    agency: 'Agency',
  },
} as const;

/** What a calendar says of a programme. */
export type CalendarProgramme = Pick<
  Programme,
  | 'id'
  | 'title'
  | 'titleEn'
  | 'ministry'
  | 'agency'
  | 'status'
  | 'applicationPeriod'
  | 'revision'
  | 'updatedAt'
>;

/**
 * The days on which applications close, as iCalendar (RFC 5545): one event for each programme with a fixed last day, over that whole day, since no hour is
 * known. An event keeps its name while its round goes on, however its last day moves, and counts up with the programme's revisions; that of a
 * programme that was closed is called off. The same programmes give the same bytes.
 * @param isCut whether earlier days are left out, which the calendar then says
 * @param origin where the product is found, such as `https://jeonghap.example`
 */
export function toCalendar(
  { programmes, isCut }: { readonly programmes: readonly CalendarProgramme[]; readonly isCut: boolean },
  lang: 'ko' | 'en',
  origin: string,
): string {
  const deadlines = programmes.flatMap((programme) => {
    const { id, status, revision, updatedAt, applicationPeriod } = programme;
    const { kind, from, to } = applicationPeriod;
    if (kind !== 'fixed' || to === null) return [];
    return [
      {
        ...{ programmeId: id, from, to, stamp: updatedAt, sequence: revision - 1 },
        ...wordsOf(programme, lang),
        url: `${origin}/programmes/${id}`,
        isOver: status === 'closed',
      },
    ];
  });
  const { calendar: name, cut } = WORDS[lang];
  return writeDeadlines(deadlines, { name, description: isCut ? cut : null, product: 'programmes', lang });
}

function wordsOf({ title, titleEn, ministry, agency }: CalendarProgramme, lang: 'ko' | 'en') {
  const words = WORDS[lang];
  const said = [
    ...(ministry === null ? [] : [`${words.ministry}: ${ministry}`]),
    ...(agency === null ? [] : [`${words.agency}: ${agency}`]),
  ];
  return {
    summary: lang === 'en' ? `${titleEn ?? title}: ${words.deadline}` : `${title} ${words.deadline}`,
    description: said.join('\n'),
  };
}
