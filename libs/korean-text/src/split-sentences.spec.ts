import fc from 'fast-check';

import { splitSentences } from './split-sentences.js';

const texts = (text: string): readonly string[] => splitSentences(text).map((sentence) => sentence.text);

describe('splitSentences', () => {
  it('splits at stops before a space, at line breaks and at bullets', () => {
    expect(texts('하나입니다. 둘! 셋?\n넷 ○ 다섯 ○ 여섯')).toEqual([
      '하나입니다.',
      '둘!',
      '셋?',
      '넷',
      '○ 다섯',
      '○ 여섯',
    ]);
  });

  it('does not split at a decimal point or inside closing quotes', () => {
    expect(texts('1.5배 늘렸다." 다음')).toEqual(['1.5배 늘렸다."', '다음']);
  });

  it('gives spans that yield the sentence, in order, covering all that is not blank', () => {
    const unit = fc.constantFrom('가', ' ', '.', '!', '\n', '○', '"', '1', '…');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        const sentences = splitSentences(text);
        for (const { text: sentence, start, end } of sentences) expect(text.slice(start, end)).toBe(sentence);
        const joined = sentences
          .map((sentence) => sentence.text)
          .join('')
          .replace(/\s/g, '');
        expect(joined).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});
