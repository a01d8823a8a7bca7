import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { type Programme } from './programme.js';

const DAY_MS = 86_400_000;
const ALARM_BEFORE_SECONDS = (3 * DAY_MS) / 1_000;
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
  const calendar = ical({
    name: WORDS[lang].calendar,
    description: isCut ? WORDS[lang].cut : null,
    prodId: { company: 'Jeonghap', product: 'programmes', language: lang.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const programme of programmes) {
    const { kind, from, to } = programme.applicationPeriod;
    if (kind !== 'fixed' || to === null) continue;
    const isOver = programme.status === 'closed';
    const event = calendar.createEvent({
      id: `${programme.id}.${from ?? 'begun'}@jeonghap`,
      sequence: programme.revision - 1,
      stamp: programme.updatedAt,
      lastModified: programme.updatedAt,
      start: new Date(`${to}T00:00:00Z`),
      end: new Date(Date.parse(to) + DAY_MS),
      allDay: true,
      ...wordsOf(programme, lang),
      url: `${origin}/programmes/${programme.id}`,
      status: isOver ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
    if (!isOver) event.createAlarm({ type: ICalAlarmType.display, trigger: ALARM_BEFORE_SECONDS });
  }
  return calendar.toString();
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
