import { zipSync } from 'fflate';
import writeXlsxFile from 'write-excel-file/node';
import { decodeText, FILE_LIMITS, readTableFile } from './table-file.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
/** `제목,상태` and `사업,접수 중` as Korean Windows writes them. */
const CP949 = Uint8Array.from([
  ...[0xc1, 0xa6, 0xb8, 0xf1, 0x2c, 0xbb, 0xf3, 0xc5, 0xc2, 0x0d, 0x0a],
  ...[0xbb, 0xe7, 0xbe, 0xf7, 0x2c, 0xc1, 0xa2, 0xbc, 0xf6, 0x20, 0xc1, 0xdf, 0x0d, 0x0a],
]);
const TABLE = { table: { headers: ['제목', '상태'], rows: [['사업', '접수 중']] } };

async function workbook(rows: readonly (readonly (string | number | Date | null)[])[]): Promise<Uint8Array> {
  const cells = rows.map((row) =>
    row.map((value) =>
      value instanceof Date ? { value, format: 'yyyy-mm-dd' } : { value: value ?? undefined },
    ),
  );
  return new Uint8Array(await writeXlsxFile(cells as never).toBuffer());
}

describe('readTableFile', () => {
  it.each([
    ['UTF-8', bytesOf('제목,상태\n사업,접수 중\n')],
    ['UTF-8 with its mark', bytesOf('\ufeff제목,상태\r\n사업,접수 중\r\n')],
    ['CP949', CP949],
    ['UTF-16', new Uint8Array(Buffer.from('\ufeff제목\t상태\n사업\t접수 중\n', 'utf16le'))],
    ['semicolons', bytesOf('제목;상태\n"사업";접수 중\n')],
    ['empty lines around', bytesOf('\n,\n제목,상태\n\n사업,접수 중\n , \n')],
  ])('reads a CSV file: %s', async (_what, bytes) => {
    expect(await readTableFile(bytes)).toEqual(TABLE);
  });

  it('keeps line breaks, quotes, commas and formulas of cells as they are', async () => {
    const answer = await readTableFile(bytesOf('제목,본문\n"가, 나","첫 줄\n둘째 ""줄"""\n=1+1,@SUM(A1)\n'));
    expect(answer).toEqual({
      table: {
        headers: ['제목', '본문'],
        rows: [
          ['가, 나', '첫 줄\n둘째 "줄"'],
          ['=1+1', '@SUM(A1)'],
        ],
      },
    });
  });

  it('reads the first sheet of a workbook, with numbers and days as they were typed', async () => {
    const bytes = await workbook([
      ['제목', '예산', '시작'],
      ['사업', 12_345_678_901, new Date(Date.UTC(2026, 0, 5))],
    ]);
    expect(await readTableFile(bytes)).toEqual({
      table: { headers: ['제목', '예산', '시작'], rows: [['사업', '12345678901', '2026-01-05']] },
    });
  });

  it.each([
    ['a file that is too large', new Uint8Array(FILE_LIMITS.bytes + 1), 'tooLarge'],
    ['100,000 rows', bytesOf(`제목\n${'사업\n'.repeat(100_000)}`), 'tooManyRows'],
    ['too many columns', bytesOf(`${'가,'.repeat(61)}\n${'나,'.repeat(61)}\n`), 'tooManyColumns'],
    ['nothing', new Uint8Array(), 'empty'],
    ['headers alone', bytesOf('제목,상태\n'), 'empty'],
    [
      'a workbook of old or with a password',
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]),
      'oldExcel',
    ],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0x00, 0xff]), 'encoding'],
    ['bytes that are no text', bytesOf('제목\0\n사업\n'), 'encoding'],
    ['an archive that is no workbook', zipSync({ 'a.txt': bytesOf('가') }), 'format'],
    ['a broken archive', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), 'format'],
    [
      'an archive that unpacks to 60 MB',
      zipSync({ 'xl/workbook.xml': new Uint8Array(60 * 2 ** 20) }),
      'bomb',
    ],
    [
      'an archive of too many parts',
      zipSync(
        Object.fromEntries(Array.from({ length: 501 }, (_, no) => [`${String(no)}.xml`, bytesOf('x')])),
      ),
      'bomb',
    ],
  ])('refuses %s', async (_what, bytes, fault) => {
    expect(await readTableFile(bytes)).toEqual({ fault });
  });
});

describe('decodeText', () => {
  it('takes no text for another encoding than it has', () => {
    expect(decodeText(bytesOf('한글'))).toBe('한글');
    expect(decodeText(CP949)).toContain('접수 중');
  });
});
