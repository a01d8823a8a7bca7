import fc from 'fast-check';

import { normaliseText } from './normalise-text.js';

/** Strings with everything that normalisation has to cope with. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom(
        '가',
        '각',
        'ㄱ',
        'ㅏ',
        'ᄀ',
        'ᅡ',
        'ᆨ',
        'é',
        'e\u0301',
        '\u0301',
        'Ａ',
        '㈜',
        '½',
        'İ',
        'ﬁ',
        '㉠',
        '㎡',
      ),
      fc.constantFrom(
        '\ud800',
        '\udc00',
        '😀',
        '\u200b',
        '\u0000',
        '\n',
        '\r\n',
        'ㆍ',
        '·',
        '\u2028',
        'ﾡ',
        'ￂ',
        '\ufeff',
      ),
      fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code)),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

describe('normaliseText', () => {
  it('writes full-width letters, capitals and ligatures in one form', () => {
    expect(normaliseText('ＡＩ R&D ﬁ').text).toBe('ai r&d fi');
  });

  it('turns middle dots, control characters and lone surrogates into spaces and keeps line breaks', () => {
    expect(normaliseText('산업ㆍ에너지·환경\u0000\ud800끝\n').text).toBe('산업 에너지 환경  끝\n');
  });

  it('composes decomposed Hangul and points back to its first unit', () => {
    const source = '한글'.normalize('NFD') + '!';
    const normalised = normaliseText(source);
    expect(normalised.text).toBe('한글!');
    expect(normalised.toSourceOffset(1)).toBe(3);
    expect(normalised.toSourceEnd(1)).toBe(3);
    expect(normalised.toSourceEnd(2)).toBe(6);
    expect(normalised.toSourceOffset(3)).toBe(source.length);
  });

  it('keeps stand-alone jamo apart', () => {
    expect(normaliseText('ㅋㅋ ㄱㅏ').text).toBe('ㅋㅋ ㄱㅏ');
  });

  it('maps both ends of a character that grows to the one it came from', () => {
    const normalised = normaliseText('a㈜b');
    expect(normalised.text).toBe('a(주)b');
    expect(normalised.toSourceOffset(3)).toBe(1);
    expect(normalised.toSourceEnd(2)).toBe(2);
    expect(normalised.toSourceOffset(4)).toBe(2);
  });

  it('is idempotent on any string', () => {
    fc.assert(
      fc.property(hostile, (source) => {
        const once = normaliseText(source).text;
        expect(normaliseText(once).text).toBe(once);
      }),
      { numRuns: 1500 },
    );
  });

  it('maps offsets without ever going backwards or out of the source', () => {
    fc.assert(
      fc.property(hostile, (source) => {
        const normalised = normaliseText(source);
        let before = 0;
        for (let n = 0; n <= normalised.text.length; n += 1) {
          const at = normalised.toSourceOffset(n);
          expect(at).toBeGreaterThanOrEqual(before);
          expect(at).toBeLessThanOrEqual(source.length);
          if (n > 0) expect(normalised.toSourceEnd(n)).toBeGreaterThan(normalised.toSourceOffset(n - 1));
          before = at;
        }
      }),
    );
  });

  it('holds no capital, control or invisible character afterwards', () => {
    fc.assert(
      fc.property(hostile, (source) => {
        const { text } = normaliseText(source);
        expect(text).toBe(text.toLowerCase());
        expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\u200b|\ufeff/u);
        expect(text).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
      }),
    );
  });
});
