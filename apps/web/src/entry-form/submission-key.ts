import { randomName } from './kept-draft.js';

const KEY = 'jeonghap.submission';

/**
 * The key under which a new entry is sent: the same for the same content, also after a reload, so that an entry whose answer was
 * lost on the way is not made twice; another one as soon as the content differs.
 */
export function submissionKey(session: Storage | undefined, content: string): string {
  const known = read(session);
  if (known?.content === content) return known.key;
  const key = randomName();
  try {
    session?.setItem(KEY, JSON.stringify({ content, key }));
  } catch {
    // Without room the key holds until the page is left.
  }
  return key;
}

function read(session: Storage | undefined): { readonly content: string; readonly key: string } | undefined {
  const text = session?.getItem(KEY);
  if (text === null || text === undefined) return undefined;
  return JSON.parse(text) as { readonly content: string; readonly key: string };
}
