import { parseCitations } from '@jeonghap/korean-text';
import { isSameArticle } from './delegated-places.js';
import { type ChainItem, type ChainNode, nameKey } from './legal-chain.js';

/** A law or article that a text names as its basis, and what the catalogue has of it. */
export interface CitedBasis {
  /** As it stands in the text. */
  readonly text: string;
  /** Ids of the entries that are about it; empty when the catalogue has none. */
  readonly itemIds: readonly string[];
}

/** What a programme rests on in law, as far as it is stated. */
export interface LegalBasis {
  /** The words of the source; null when no basis is stated. */
  readonly text: string | null;
  readonly cited: readonly CitedBasis[];
  /** The entries that are cited, each with what it leaves to other rules. */
  readonly items: readonly ChainNode[];
}

/** A law that a text names, or one of its articles. */
interface CitedLaw {
  /** Its full name; '' when only an article stands there. */
  readonly law: string;
  /** As `16` or `16의2`; undefined when the law as a whole is meant. */
  readonly article: string | undefined;
  readonly text: string;
}

/** The laws that a stated basis names, in its order; the text itself when it is but a name. */
export function citedLaws(text: string): readonly CitedLaw[] {
  const found = parseCitations(text);
  if (found.length === 0)
    return parseCitations(`「${text.trim()}」`).map(({ law, article }) => ({
      law,
      article,
      text: text.trim(),
    }));
  return found.map(({ law, article, span }) => ({ law, article, text: text.slice(span.start, span.end) }));
}

/** What a stated basis cites, and which of some items are about it. */
export function readBasis(text: string, items: readonly ChainItem[]): readonly CitedBasis[] {
  let law = '';
  return citedLaws(text).map((cited) => {
    law = cited.law === '' ? law : cited.law; // an article without a name belongs to the law before it
    const about = items.filter((item) => isAbout(item, law, cited.article));
    return { text: cited.text, itemIds: about.map(({ id }) => id) };
  });
}

function isAbout(item: ChainItem, law: string, article: string | undefined): boolean {
  const names = item.law === null ? [] : [item.law, ...item.lawAliases].map(nameKey);
  if (law === '' || !names.includes(nameKey(law))) return false;
  if (article === undefined) return item.article === null && item.rank !== null;
  return item.article !== null && isSameArticle(item.article, article.replace(/^(\d+)/, '$1조'));
}
