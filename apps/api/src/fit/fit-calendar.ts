import { type FitItem } from '@jeonghap/fit';
import ical from 'ical-generator';

const WORDS = {
  ko: { name: '정합 기업 진단: 신청 마감', ends: '신청 마감', notice: '공고 원문이 우선합니다.' },
  en: { name: 'Jeonghap company fit: last days', ends: 'Applications end', notice: 'The notice prevails.' },
} as const;

/** The last days to apply as a calendar: an entry of a whole day for each programme whose last day is known and not over. */
export function writeFitCalendar(
  { decidedOn, items }: { readonly decidedOn: string; readonly items: readonly FitItem[] },
  lang: 'ko' | 'en',
): string {
  const words = WORDS[lang];
  const calendar = ical({
    name: words.name,
    prodId: { company: 'Jeonghap', product: 'company fit', language: lang },
  });
  for (const { programme, period } of items) {
    const { from, to } = period;
    if (to === null || to < decidedOn) continue;
    const title = lang === 'en' ? (programme.titleEn ?? programme.title) : programme.title;
    calendar.createEvent({
      // the same programme and period are the same entry, however often the calendar is taken along
      id: `${programme.id}/${from ?? ''}/${to}@jeonghap`,
      start: new Date(`${to}T00:00:00Z`),
      allDay: true,
      // what is decided on the same day has the same bytes
      stamp: new Date(`${decidedOn}T00:00:00Z`),
      summary: `${words.ends}: ${title}`,
      description: words.notice,
      ...(programme.noticeUrl === null ? {} : { url: programme.noticeUrl }),
    });
  }
  return calendar.toString();
}
