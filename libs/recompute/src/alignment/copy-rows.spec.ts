import fc from 'fast-check';
import { CopyRows } from './copy-rows.js';

/** The first fields of what was written, as bytes, in the way that PostgreSQL's manual describes them. */
function fieldsOf(written: Buffer): readonly Buffer[] {
  const count = written.readInt16BE(0);
  const fields: Buffer[] = [];
  let at = 2;
  for (let field = 0; field < count; field += 1) {
    const length = written.readInt32BE(at);
    fields.push(written.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  expect(at).toBe(written.length);
  return fields;
}

/** A row of one field. */
function fieldOf(add: (rows: CopyRows) => void): Buffer {
  const rows = new CopyRows(1); // too small for anything
  rows.beginRow(1);
  add(rows);
  const [field] = fieldsOf(rows.take());
  if (field === undefined) throw new Error('no field');
  return field;
}

describe('CopyRows', () => {
  it('writes numbers of each size, most significant byte first', () => {
    fc.assert(
      fc.property(
        fc.maxSafeInteger(),
        fc.integer(),
        fc.integer({ min: -32_768, max: 32_767 }),
        (big, int, small) => {
          expect(
            fieldOf((rows) => {
              rows.addBigint(big);
            }).readBigInt64BE(),
          ).toBe(BigInt(big));
          expect(
            fieldOf((rows) => {
              rows.addInt(int);
            }).readInt32BE(),
          ).toBe(int);
          expect(
            fieldOf((rows) => {
              rows.addSmallint(small);
            }).readInt16BE(),
          ).toBe(small);
        },
      ),
    );
  });

  it('writes a UUID as its sixteen bytes, and refuses what is none', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        expect(
          fieldOf((rows) => {
            rows.addUuid(id);
          }).toString('hex'),
        ).toBe(id.replaceAll('-', ''));
      }),
    );
    for (const none of ['', 'ask', '0189', `${'0'.repeat(32)}0`, 'g'.repeat(32), 'F'.repeat(32)])
      expect(() => {
        new CopyRows(64).addUuid(none);
      }).toThrow(RangeError);
  });

  it('writes text in UTF-8, and a truth as a byte', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(
          fieldOf((rows) => {
            rows.addText(text);
          }).toString('utf8'),
        ).toBe(text);
      }),
    );
    expect([
      ...fieldOf((rows) => {
        rows.addBoolean(true);
      }),
      ...fieldOf((rows) => {
        rows.addBoolean(false);
      }),
    ]).toEqual([1, 0]);
  });

  it('puts a text together of pieces, and whole numbers in digits', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.nat(),
      fc.constantFrom(0, 9, 10, 99, 100, 2 ** 31, 2 ** 32 - 1),
      fc.constantFrom('a'.repeat(48), 'a'.repeat(49), '가'.repeat(49)),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const field = fieldOf((rows) => {
          rows.beginText();
          for (const one of pieces) {
            if (typeof one === 'string') rows.appendText(one);
            else rows.appendNumber(one);
          }
          rows.endText();
        });
        expect(field.toString('utf8')).toBe(pieces.map(String).join(''));
      }),
    );
    for (const none of [-1, 0.5, Number.NaN, 2 ** 32])
      expect(() => {
        new CopyRows(64).appendNumber(none);
      }).toThrow(RangeError);
  });

  it('writes a list of smallints as an array of one dimension', () => {
    const field = fieldOf((rows) => {
      rows.addSmallints([7, -1]);
    });
    const header = [0, 4, 8, 12, 16].map((at) => field.readInt32BE(at));
    expect(header).toEqual([1, 0, 21, 2, 1]); // dimensions, NULLs, type, length, first place
    expect(
      fieldsOf(Buffer.concat([Buffer.from([0, 2]), field.subarray(20)])).map((one) => one.readInt16BE()),
    ).toEqual([7, -1]);
  });

  it('hands out rows piece by piece, between the beginning and the end that COPY wants', () => {
    const rows = new CopyRows(16);
    rows.begin();
    rows.beginRow(1);
    rows.addText('가');
    const first = rows.take();
    expect(rows.length).toBe(0);
    rows.beginRow(1);
    rows.addText('나');
    rows.end();
    const all = Buffer.concat([first, rows.take()]);
    expect(all.subarray(0, 19)).toEqual(Buffer.from('PGCOPY\n\u00ff\r\n\0\0\0\0\0\0\0\0\0', 'latin1'));
    expect(all.subarray(-2).readInt16BE()).toBe(-1);
    expect(all.subarray(19, -2).toString('hex')).toBe('000100000003eab080' + '000100000003eb8298');
  });
});
