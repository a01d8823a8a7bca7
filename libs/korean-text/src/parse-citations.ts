import { normaliseText } from './normalise-text.js';
import { officialLawName } from './official-law-name.js';

/** A reference to a law, or to one of its articles. */
export interface Citation {
  /** Full name of the law, without brackets; '' when only an article number stands there. */
  readonly law: string;
  /** Article as `16` or `16의2`; absent when the whole law is meant. */
  readonly article?: string;
  /** Paragraph (항) number. */
  readonly paragraph?: number;
  /** Source offsets (UTF-16) of the reference. */
  readonly span: { readonly start: number; readonly end: number };
}

const ARTICLE =
  /제\s{0,2}([0-9]{1,4})\s{0,2}조(?:\s{0,2}의\s{0,2}([0-9]{1,3}))?(?:\s{0,2}제\s{0,2}([0-9]{1,3})\s{0,2}항)?/g;
const BRACKETED = /「([^「」\n]{1,150})」/g;
/** Furthest a law's name may reach back from 제n조 when it has no brackets. */
const MAX_NAME = 60;
/** A law's name in running text ends in one of these words. */
const LAW_NAME_END =
  /(?:법률안|법률|특별법|기본법|법|시행령|시행규칙|조례|고시|훈령|예규|규정|규칙)(?:\([^()]{0,20}\))?\s{0,2}$/;
/** Words that cannot stand inside a law's name: a name begins after the last of them. */
const NAME_BREAK =
  /[.,;:!?'"“”‘’()[\]\n「」→·]|[을를]\s(?!위한)|(?:[은는고며서로면야다도]|따른|관련|현행|개정된|위해|대한민국)\s/g;

interface Found {
  readonly law: string;
  readonly start: number;
  readonly end: number;
  readonly article?: string;
  readonly paragraph?: number;
}

/**
 * Finds references to laws: 「…법」, 「…법」 제16조의2제1항, and 개인정보 보호법 제28조의2 without brackets.
 * In text order, never overlapping. Linear in the length of the text.
 */
export function parseCitations(text: string): readonly Citation[] {
  const normalised = normaliseText(text);
  const articles = findArticles(normalised.text);
  const taken = new Set(articles.map(({ start }) => start));
  const laws = findBracketed(normalised.text).filter(({ start }) => !taken.has(start));
  return [...articles, ...laws]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, ...rest }) => ({
      ...rest,
      span: { start: normalised.toSourceOffset(start), end: normalised.toSourceEnd(end) },
    }));
}

function findBracketed(text: string): readonly Found[] {
  return [...text.matchAll(BRACKETED)].map((match) => ({
    law: tidyName(match[1] ?? ''),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function findArticles(text: string): readonly Found[] {
  const found: Found[] = [];
  let from = 0;
  for (const match of text.matchAll(ARTICLE)) {
    const name = nameBefore(text, match.index, from);
    const number = match[2] === undefined ? (match[1] ?? '') : `${match[1] ?? ''}의${match[2]}`;
    from = match.index + match[0].length;
    found.push({
      law: name.law,
      article: number,
      ...(match[3] === undefined ? {} : { paragraph: Number(match[3]) }),
      start: name.start,
      end: from,
    });
  }
  return found;
}

/** The law named just before an article number; the empty name when none stands there. */
function nameBefore(
  text: string,
  at: number,
  from: number,
): { readonly law: string; readonly start: number } {
  const begin = Math.max(from, at - MAX_NAME * 3);
  const before = text.slice(begin, at);
  const bracket = /「([^「」\n]{1,150})」\s{0,3}$/.exec(before);
  if (bracket !== null) return { law: tidyName(bracket[1] ?? ''), start: begin + bracket.index };
  const near = before.slice(-MAX_NAME);
  if (!LAW_NAME_END.test(near)) return { law: '', start: at };
  let start = 0;
  for (const stop of near.matchAll(NAME_BREAK)) start = stop.index + stop[0].length;
  const law = near.slice(start);
  return { law: tidyName(law), start: at - near.length + start + (law.length - law.trimStart().length) };
}

function tidyName(name: string): string {
  return officialLawName(name.replace(/\s+/g, ' ').trim());
}
