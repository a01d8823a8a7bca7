/**
 * A text of others as one line that shows as it is: without control signs, marks that turn the writing round, and halves of signs.
 * @param most longest that it may be, characters
 */
export function oneLine(text: string, most: number): string {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return Array.from(line).slice(0, most).join('');
}
