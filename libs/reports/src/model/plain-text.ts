// what people wrote may hold what no format can carry: control characters, halves of characters, marks that turn the reading direction
const UNPRINTABLE =
  /(?![\t\n\r])\p{Control}|[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Surrogate}/gu;
const SPACES = /\s+/gu;

/** A text as one line of characters that every format can carry. */
export const plainText = (text: string): string => text.replace(UNPRINTABLE, '').replace(SPACES, ' ').trim();

/** The beginning of a text with a sign that it goes on. @param most characters as people count them, without the sign */
export function shortened(text: string, most: number): string {
  // by code points: where a picture of several begins and ends differs between releases of the tables for it
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most).join('').trimEnd()}…`;
}
