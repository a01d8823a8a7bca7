import { type Deadline, writeDeadlines } from '@jeonghap/catalogue';
import { type FitItem } from '@jeonghap/fit';

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
  const deadlines = items.flatMap(({ programme, period }): readonly Deadline[] => {
    const { from, to } = period;
    if (to === null || to < decidedOn) return [];
    const title = lang === 'en' ? (programme.titleEn ?? programme.title) : programme.title;
    return [
      {
        ...{ programmeId: programme.id, from, to, url: programme.noticeUrl },
        ...{ summary: `${words.ends}: ${title}`, description: words.notice },
        // what is decided on the same day has the same bytes
        stamp: new Date(`${decidedOn}T00:00:00Z`),
      },
    ];
  });
  return writeDeadlines(deadlines, { name: words.name, product: 'company fit', lang });
}
