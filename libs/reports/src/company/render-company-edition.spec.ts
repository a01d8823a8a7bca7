import { parse as parseCsv } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { parse, validateHwpx } from 'kordoc';
import { companyFacts } from '../../test/example-company.js';
import { HOSTILE_TITLE } from '../../test/example-report.js';
import { toCompanyDocument } from './company-document.js';
import { buildCompanyEdition, type CompanyWeekFacts } from './company-edition.js';
import { companyFileName, renderCompanyEdition } from './render-company-edition.js';

/** All forms whose bytes are promised. */
const FORMATS = ['html', 'hwpx', 'xlsx', 'csv', 'json'] as const;

const editionOf = (facts: CompanyWeekFacts = companyFacts()) => buildCompanyEdition(facts);
const render = (format: (typeof FORMATS)[number], lang: 'ko' | 'en' = 'ko', facts = companyFacts()) =>
  renderCompanyEdition(editionOf(facts), { format, lang });

describe('renderCompanyEdition', () => {
  it.each(FORMATS)('gives the same bytes for the same edition: %s', async (format) => {
    expect((await render(format)).equals(await render(format))).toBe(true);
  });

  it('has one sheet for each table, and all texts as texts', async () => {
    const files = unzipSync(await render('xlsx', 'en', companyFacts(HOSTILE_TITLE)));
    const sheets = Object.keys(files).filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name));
    const { sections } = toCompanyDocument(editionOf(), 'en');
    expect(sheets).toHaveLength(1 + sections.flatMap(({ tables }) => tables).length);
    for (const [name, bytes] of Object.entries(files))
      if (name.startsWith('xl/')) expect(strFromU8(bytes)).not.toMatch(/<f[ >]|<script/u);
  });

  it('begins CSV with a byte order mark, and nothing in it is taken for a formula', async () => {
    const csv = (await render('csv', 'ko', companyFacts(`=${HOSTILE_TITLE}`))).toString();
    expect(csv.startsWith('\ufeff구분,표,행,열,값\r\n')).toBe(true);
    const rows: string[][] = parseCsv(csv, { bom: true });
    const cells = rows.flat();
    expect(cells).toContain('본사: 신청 가능');
    expect(cells.filter((cell) => /^[=+\-@\t\r]./.test(cell) && !/^-?[0-9.]+$/.test(cell))).toEqual([]);
  });

  it('has as JSON what the page is given', async () => {
    const { company } = companyFacts();
    expect(JSON.parse((await render('json', 'en')).toString())).toEqual({
      ...{ week: '2026-W48', company },
      document: toCompanyDocument(editionOf(), 'en'),
    });
  });

  it('is a document of offices with a cover of its own, and none in English', async () => {
    const hwpx = await render('hwpx', 'ko', companyFacts('이름 *별* | <칸>'));
    expect(await validateHwpx(hwpx)).toMatchObject({ ok: true, issues: [] });
    const read = await parse(hwpx);
    if (!read.success) throw new Error(read.error);
    expect(read.markdown).toContain('2026-W48 기업판');
    expect(read.markdown).toContain('비공개(기업용)');
    expect(read.markdown).toMatch(/붙임 {1,2}1\. 표 자료\(jeonghap-2026-W48-own-company-ko\.xlsx\)/u);
    const texts = strFromU8(unzipSync(hwpx)['Contents/section0.xml'] ?? new Uint8Array());
    expect(texts).toContain('<hp:t>이름 *별* | &lt;칸&gt;</hp:t>');
    await expect(render('hwpx', 'en')).rejects.toMatchObject({ code: 'report.korean-only' });
  });
});

describe('companyFileName', () => {
  it('says the week, whose it is and the language', () => {
    expect(companyFileName(editionOf(), 'pdf', 'en')).toBe('jeonghap-2026-W48-own-company-en.pdf');
  });
});
