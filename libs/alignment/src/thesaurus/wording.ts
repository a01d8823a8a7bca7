import type { ConceptRecord } from './concept-record.js';

/** The lists of a record that hold wordings, in the order the linter reads them. */
export const WORDING_LISTS = ['official', 'lay', 'abbr', 'en_alt', 'rude'] as const;

/** Two-syllable josa, eomi and auxiliaries: as wordings they would match in almost every sentence. */
const GRAMMAR_FRAGMENTS: ReadonlySet<string> = new Set(
  (
    '에서 으로 까지 부터 처럼 보다 만큼 에게 한테 께서 이랑 이나 이며 이고 이라 라도 마저 조차 대로 밖에 커녕 ' +
    '하고 하는 하다 하면 하여 하지 하게 하자 하니 해서 해야 해도 했다 한다 한다 되는 되다 되어 되면 되고 된다 ' +
    '있는 있다 있고 있어 없는 없다 없고 없어 같은 같이 대한 대해 위한 위해 통해 따라 관한 관해 ' +
    '여야 어야 아야 어서 아서 으며 지만 니까 는데 은데 려고 면서 도록 거나 든지 ' +
    '니다 습니 세요 에요 어요 아요 네요 지요 입니 이다 이것 그것 저것 우리 저희'
  ).split(' '),
);

/** NFKC, lower case, spaces removed: two wordings with the same key are the same wording. */
export function toWordingKey(wording: string): string {
  return wording.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
}

/** Order-free key of a pattern: the same stems in another order are the same pattern. */
export function toPatternKey(pattern: readonly string[]): string {
  return pattern.map(toWordingKey).sort().join('+');
}

/** Every distinct wording key of a record: its names and all its lists, slang included. */
export function wordingKeysOf(record: ConceptRecord): ReadonlySet<string> {
  const lists = WORDING_LISTS.flatMap((list) => record[list] ?? []);
  return new Set([record.ko, record.en, ...lists].map(toWordingKey));
}

/** Why a wording would misfire in running text, or undefined when it may stand. */
export function findMisfire(
  wording: string,
): 'one-syllable' | 'grammar-fragment' | 'bare-number' | undefined {
  const key = toWordingKey(wording);
  if (/^[\d.,%~-]+$/u.test(key)) return 'bare-number';
  if (Array.from(key).length < 2) return 'one-syllable';
  return GRAMMAR_FRAGMENTS.has(key) ? 'grammar-fragment' : undefined;
}
