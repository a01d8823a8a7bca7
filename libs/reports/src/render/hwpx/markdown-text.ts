/** Signs that the language of the document's writer takes for its own, wherever they stand. */
const MARKS = /[\\`*_{}[\]#|<>~$^&(]/gu;
/** What it takes out of sentences: names of programs, and stops and commas that stand apart. */
const TAKEN_OUT = /(?<=MC)P|(?<=\s)[,.]|,$/gu;
/** What it takes for a mark of a list at the beginning of a text. */
const LIST_MARK = /^(?:[-+]|\d+(?=[.)])[.)])/u;
/** Private characters that stand for ASCII until the document is written, and those of them in what people wrote. */
const PRIVATE_START = 0xe100;
const PRIVATE = /[\ue100-\ue17f]/gu;
const LOST = '\ufffd';

const toPrivate = (sign: string): string => String.fromCodePoint(PRIVATE_START + (sign.codePointAt(0) ?? 0));

/**
 * A text as it stands in the Markdown that a document is written from, such that no sign in it means anything there: those that could are written as
 * private characters, which `fromPrivate` turns back in the written document.
 */
export const markdownText = (text: string): string =>
  text
    .replace(PRIVATE, LOST)
    .replace(MARKS, toPrivate)
    .replace(TAKEN_OUT, toPrivate)
    .replace(LIST_MARK, (mark) => mark.replace(/[-+.)]/u, toPrivate));

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** The private characters of a text turned back. @param isXml whether the text is XML, in which some have to be written as entities */
export const fromPrivate = (text: string, isXml: boolean): string =>
  text.replace(PRIVATE, (sign) => {
    const found = String.fromCodePoint((sign.codePointAt(0) ?? PRIVATE_START) - PRIVATE_START);
    return isXml ? (ENTITIES[found] ?? found) : found;
  });
