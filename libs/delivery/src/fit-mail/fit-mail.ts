import { type Language } from '@jeonghap/reports';
import { type MailContent } from '../mail/render-mail.js';

/** `off` by the reader's own switch, `opted-out` by the link in a mail; both may switch it on again. */
export const FIT_MAIL_STATES = ['active', 'off', 'opted-out'] as const;
export type FitMailState = (typeof FIT_MAIL_STATES)[number];

/** Whether somebody is told by mail of what changes for the company (메일로 받기). */
export interface FitMailChoice {
  readonly state: FitMailState;
  /** Language of the mail; null where it was never switched on. */
  readonly lang: Language | null;
}

/** Somebody who wants to be told. */
export interface FitMailReader {
  readonly accountId: string;
  readonly lang: Language;
  /** When it was switched on: what changed before is not told. */
  readonly since: Date;
}

/** What a mail on company fit says. */
export type FitMailContent = Pick<
  MailContent,
  'lang' | 'subject' | 'title' | 'subtitle' | 'answer' | 'sections' | 'path'
>;

/** Who knows what there is to tell: this lib knows nothing of companies. */
export interface FitMailSource {
  /** Whether there is anything that the reader was not told. */
  hasNews(reader: FitMailReader, now: Date): Promise<boolean>;
  /**
   * What a mail says, and notes that the reader is told it: the same at every attempt of the same delivery, as far as it still holds.
   * @returns null where there is nothing to tell
   */
  take(reader: FitMailReader, deliveryId: string, now: Date): Promise<FitMailContent | 'no-company' | null>;
  /** That deliveries never went out: what they were to tell is told by another one. */
  release(deliveryIds: readonly string[]): Promise<void>;
}

/** Hour in Seoul from which on it is looked for something to tell: one mail has what the night and the day before it brought. */
export const FIRST_HOUR = 8;

const clock = new Intl.DateTimeFormat('sv-SE', {
  ...({ timeZone: 'Asia/Seoul', hourCycle: 'h23' } as const),
  ...({ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit' } as const),
});

/** Day, `YYYY-MM-DD`, and hour, 0 to 23, in Seoul. */
export function clockInSeoul(moment: Date): { readonly day: string; readonly hour: number } {
  const [day = '', hour = ''] = clock.format(moment).split(' ');
  return { day, hour: Number(hour) };
}
