import { type InvalidInput } from '@jeonghap/platform';
import fc from 'fast-check';
import { assertStorableText } from './storable-text.js';

function fieldsOf(value: unknown): readonly string[] {
  try {
    assertStorableText(value);
    return [];
  } catch (error) {
    return (error as InvalidInput).fields.map(({ field }) => field);
  }
}

describe('assertStorableText', () => {
  it('names each field with a NUL or a lone surrogate', () => {
    const body = { title: 'a\0b', asks: [{ text: '\ud800' }, { text: '좋음 😀' }], n: 1, none: null };
    expect(fieldsOf(body)).toEqual(['title', 'asks.0.text']);
  });

  it('refuses unsafe keys and nesting without end', () => {
    expect(fieldsOf({ 'a\0': 1 })).toEqual(['body']);
    let deep: unknown = 'x';
    for (let i = 0; i < 40; i += 1) deep = { deep };
    expect(fieldsOf(deep)).toHaveLength(1);
  });

  it('accepts exactly the strings that are well formed and have no NUL', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const isWellFormed = Buffer.from(text, 'utf8').toString('utf8') === text;
        expect(fieldsOf({ text }).length === 0).toBe(isWellFormed && !text.includes('\0'));
      }),
    );
  });
});
