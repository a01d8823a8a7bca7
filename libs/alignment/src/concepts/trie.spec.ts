import fc from 'fast-check';
import { childOf, TrieBuilder } from './trie.js';

describe('TrieBuilder', () => {
  it('leads along every word that was added, and along no other', () => {
    const word = fc.string({
      unit: fc.constantFrom(...Array.from('가나다라ab')),
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 50 }), word, (words, other) => {
        const trie = new TrieBuilder();
        const ends = new Map(words.map((added) => [added, trie.add(added)]));
        const walk = (text: string): number => {
          let node = 0;
          for (let at = 0; at < text.length && node >= 0; at += 1)
            node = childOf(trie, node, text.charCodeAt(at));
          return node;
        };
        for (const [added, end] of ends) expect(walk(added)).toBe(end);
        expect(new Set(ends.values()).size).toBe(words.length);
        expect(walk(other) >= 0).toBe(words.some((added) => added.startsWith(other)));
      }),
    );
  });

  it('grows', () => {
    const trie = new TrieBuilder();
    const words = Array.from({ length: 9_000 }, (_, n) => String.fromCharCode(0xac00 + n) + '가나');
    const ends = words.map((word) => trie.add(word));
    expect(words.map((word) => trie.add(word))).toEqual(ends);
    expect(trie.size).toBe(27_001);
  });
});
