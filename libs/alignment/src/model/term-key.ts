/**
 * 32-bit key of a search term. A term of two UTF-16 units is its own key, longer ones are hashed (FNV-1a over
 * UTF-16 units); with some hundred terms a text a collision needs millions of texts to be likely.
 */
export function termKey(term: string): number {
  if (term.length === 2) return ((term.charCodeAt(0) << 16) | term.charCodeAt(1)) >>> 0;
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at += 1) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
