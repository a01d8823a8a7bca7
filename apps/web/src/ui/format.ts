import { type Language } from '../i18n/i18n.js';

const timeZone = 'Asia/Seoul';
const weekdaysKo = ['일', '월', '화', '수', '목', '금', '토'] as const;
const weekdaysEn = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const monthsEn = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const;

interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
}

const seoulDay = new Intl.DateTimeFormat('en-CA', {
  timeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const seoulTime = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });

/** A plain date (`2025-06-21`) stays that day; an instant is read on the calendar of Seoul. */
function toCalendarDay(value: string): CalendarDay | undefined {
  const plain = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  const instant = new Date(value);
  if (!plain && Number.isNaN(instant.getTime())) return undefined;
  const [year = 0, month = 1, day = 1] = (plain ? value : seoulDay.format(instant)).split('-').map(Number);
  return { year, month, day, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() };
}

/** «2025. 6. 21.(토)» in Korean, "21 Jun 2025 (Sat)" in English; the value itself when it is no date. */
export function formatDate(value: string, language: Language): string {
  const day = toCalendarDay(value);
  if (!day) return value;
  return language === 'ko'
    ? `${String(day.year)}. ${String(day.month)}. ${String(day.day)}.(${weekdaysKo[day.weekday] ?? ''})`
    : `${String(day.day)} ${monthsEn[day.month - 1] ?? ''} ${String(day.year)} (${weekdaysEn[day.weekday] ?? ''})`;
}

/** «2025년 10월» in Korean, "Oct 2025" in English, of `2025-10`; the value itself when it is no month. */
export function formatMonth(value: string, language: Language): string {
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(value) ?? [];
  const name = monthsEn[Number(month) - 1];
  if (year === undefined || name === undefined) return value;
  return language === 'ko' ? `${year}년 ${String(Number(month))}월` : `${name} ${year}`;
}

/** Time of day in Seoul, `10:42`. */
export function formatTime(value: string): string {
  const instant = new Date(value);
  return Number.isNaN(instant.getTime()) ? value : seoulTime.format(instant);
}

/** Day and time in Seoul: «2025. 6. 21.(토) 10:42». */
export function formatDateTime(value: string, language: Language): string {
  return `${formatDate(value, language)} ${formatTime(value)}`;
}

/** Time alone when the instant lies on the same day as `now` in Seoul, else month and day with the time. */
export function formatMoment(value: string, now: Date, language: Language): string {
  const day = toCalendarDay(value);
  if (!day) return value;
  if (seoulDay.format(new Date(value)) === seoulDay.format(now)) return formatTime(value);
  const date =
    language === 'ko'
      ? `${String(day.month)}. ${String(day.day)}.`
      : `${String(day.day)} ${monthsEn[day.month - 1] ?? ''}`;
  return `${date} ${formatTime(value)}`;
}

/** A score of 0 to 100 with exactly one decimal: `72.4`. */
export function formatScore(score: number): string {
  return score.toFixed(1);
}

const wonUnits = [
  { size: 1e12, ko: '조' },
  { size: 1e8, ko: '억' },
  { size: 1e4, ko: '만' },
] as const;

/** Korean reads won by 조, 억 and 만 («100조 원»); English by trillion and million ("KRW 100 trillion"). */
export function formatKrw(amountKrw: number, language: Language): string {
  if (language === 'en') {
    if (amountKrw >= 1e12) return `KRW ${trimNumber(amountKrw / 1e12)} trillion`;
    if (amountKrw >= 1e9) return `KRW ${trimNumber(amountKrw / 1e9)} billion`;
    return `KRW ${trimNumber(amountKrw / 1e6)} million`;
  }
  let rest = Math.round(amountKrw);
  const words: string[] = [];
  for (const unit of wonUnits) {
    const count = Math.floor(rest / unit.size);
    if (count > 0) words.push(`${count.toLocaleString('ko-KR')}${unit.ko}`);
    rest -= count * unit.size;
  }
  if (rest > 0 || words.length === 0) words.push(rest.toLocaleString('ko-KR'));
  return `${words.join(' ')} 원`;
}

function trimNumber(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: 2 });
}
