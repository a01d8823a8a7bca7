/** Weekdays as they stand behind a day, Sunday first. */
const WEEKDAYS = ['일', '월', '화', '수', '목', '금', '토'] as const;
/** What somebody else wrote stands in these quotes and is left as it is. */
const QUOTED = /(‘[^‘’]*’)/u;
const DAY = /(\d{4})(?:-(\d{2})-(\d{2})(?!\d)|년 (\d{1,2})월 (\d{1,2})일)/gu;
/** How sentences in the polite style end. */
const STATEMENT_END = /([가-힣])니다(?=[.(]|$)/gu;
const ORDER_END = /([가-힣])십시오(?=[.(]|$)/gu;
const SENTENCE_ENDS = /(?<=[가-힣)])\.\s+/u;

/** A Hangul syllable is its place in the table: 28 for each vowel, one for each final consonant. */
const HANGUL_START = 0xac00;
const FINALS = 28;
const [FINAL_RIEUL, FINAL_MIEUM, FINAL_BIEUP] = [8, 16, 17];

/** A day as offices write it, `2026. 11. 22.(일)`. @param day `YYYY-MM-DD` */
export function officialDay(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const weekday = WEEKDAYS[new Date(Date.UTC(year, month - 1, date)).getUTCDay()] ?? '';
  return `${String(year)}. ${String(month)}. ${String(date)}.(${weekday})`;
}

/**
 * Sentences in the polite style as offices note them: each ends in a noun (`없습니다.` becomes `없음`, `처리하십시오.` becomes `처리할 것`), and days are
 * written with points. What stands in ‘ ’ was written by others and stays.
 * @returns one text for each sentence, without full stops
 */
export function toOfficialStyle(text: string): readonly string[] {
  const said = text
    .split(QUOTED)
    .map((part) => (part.startsWith('‘') ? part : withNounEndings(withOfficialDays(part))))
    .join('');
  return splitSentences(said);
}

const withOfficialDays = (text: string): string =>
  text.replace(DAY, (_, year: string, ...found: (string | undefined)[]) => {
    const [month = '', date = ''] = found.slice(0, 4).filter((part) => part !== undefined);
    return officialDay(`${year}-${month}-${date}`);
  });

const withNounEndings = (text: string): string =>
  text
    .replace(STATEMENT_END, (whole, syllable: string) =>
      syllable === '습' ? '음' : (withFinal(syllable, FINAL_BIEUP, FINAL_MIEUM) ?? whole),
    )
    .replace(ORDER_END, (_, stem: string) => `${toProspective(stem)} 것`);

/** The stem before an order as it stands before `것`: `하` becomes `할`, `찾` becomes `찾을`. */
const toProspective = (stem: string): string =>
  stem === '으' ? '을' : (withFinal(stem, 0, FINAL_RIEUL) ?? `${stem}을`);

/** A syllable with another final consonant; undefined where it does not end in the one that is expected. */
function withFinal(syllable: string, from: number, to: number): string | undefined {
  const place = (syllable.codePointAt(0) ?? HANGUL_START) - HANGUL_START;
  return place % FINALS === from ? String.fromCodePoint(HANGUL_START + place - from + to) : undefined;
}

/** A full stop behind a number, as in a day, does not end a sentence. */
const splitSentences = (text: string): readonly string[] =>
  text
    .trim()
    .replace(/\.$/u, '')
    .split(SENTENCE_ENDS)
    .filter((sentence) => sentence !== '');
