import fc from 'fast-check';
import { InvalidInput } from '../errors/errors.js';
import { cutPage, decodeCursor, encodeCursor } from './cursor.js';

describe('decodeCursor', () => {
  it('gives back the position that was encoded for the same scope', () => {
    const value = fc.oneof(
      fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
      fc.integer(),
      fc.constant(null),
    );
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 4 }), fc.jsonValue(), (position, scope) => {
        expect(decodeCursor(encodeCursor(position, scope), scope, position.length)).toEqual(position);
      }),
    );
  });

  it('refuses a cursor of another list', () => {
    const cursor = encodeCursor(['a', 1], { sort: 'title' });
    expect(() => decodeCursor(cursor, { sort: 'updated' }, 2)).toThrow(InvalidInput);
  });

  it('refuses any text that it did not make', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(() => decodeCursor(text, 'scope', 2)).toThrow(InvalidInput);
      }),
    );
  });

  it('refuses a position of the wrong length or with a NUL in it', () => {
    expect(() => decodeCursor(encodeCursor(['a'], 1), 1, 2)).toThrow(InvalidInput);
    expect(() => decodeCursor(encodeCursor(['a\0b', 2], 1), 1, 2)).toThrow(InvalidInput);
  });
});

describe('cutPage', () => {
  it('has a cursor only when there is more, at the last row that is shown', () => {
    const position = (row: number) => [row];
    expect(cutPage([1, 2], 2, 's', position)).toEqual({ items: [1, 2], nextCursor: null });
    const { items, nextCursor } = cutPage([1, 2, 3], 2, 's', position);
    expect([items, decodeCursor(nextCursor ?? '', 's', 1)]).toEqual([[1, 2], [2]]);
    expect(cutPage([], 2, 's', position)).toEqual({ items: [], nextCursor: null });
  });
});
