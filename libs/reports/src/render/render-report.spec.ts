import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { readTestForm } from '../../../../test/support/test-form.js';
import { exampleFacts, HOSTILE } from '../../test/example-facts.js';
import { buildReport } from '../model/build-report.js';
import { plainText } from '../model/plain-text.js';
import { type Report } from '../model/report.js';
import { contentDigest, RENDERER_VERSION, renderingDigests, renderReport, sha256 } from './render-report.js';

const form = readTestForm();
/** Processes that render: what holds for a whole process, its language and, where it can be set, its clock. Each goes through time zones by itself. */
const PLACES: readonly { readonly LANG: string; readonly shift?: string }[] = [
  { LANG: 'ko_KR.UTF-8' },
  { LANG: 'en_US.UTF-8', shift: '+400d' },
  { LANG: 'C', shift: '-400d' },
  { LANG: 'tr_TR.UTF-8' },
];
/** A rendering is one report with all its files. */
const RENDERINGS = form.isLong ? 400 : 20;
/** A busy machine starts a program of others for each rendering. */
const RENDERING_LIMIT_MS = RENDERINGS * 30_000;
const hasFaketime = existsSync('/usr/bin/faketime');

const ROOT = path.resolve(__dirname, '../../../..');
const render = async (
  report: Report,
  format: 'csv' | 'html' | 'json',
  lang: 'ko' | 'en' = 'ko',
): Promise<string> => (await renderReport(report, format, lang)).toString();

describe('renderReport', () => {
  it(
    `gives the same bytes in every time zone, locale, clock and order of facts, ${String(RENDERINGS)} times`,
    async () => {
      const each = RENDERINGS / PLACES.length;
      const printed = await Promise.all(
        PLACES.map(({ shift, ...env }, place) => {
          const clock = hasFaketime && shift !== undefined ? ['faketime', '-f', shift] : [];
          const [program = '', ...options] = [
            ...clock,
            process.execPath,
            'test/support/register-typescript.cjs',
            'libs/reports/test/print-digests.ts',
            ...[each, place * each, form.seed + place].map(String),
          ];
          return promisify(execFile)(program, options, { cwd: ROOT, env: { PATH: '/usr/bin:/bin', ...env } });
        }),
      );
      const ofPlaces = printed.map(({ stdout }) => JSON.parse(stdout) as readonly (readonly string[])[]);
      for (const report of [0, 1]) {
        const seen = new Set(ofPlaces.flatMap((place) => place[report] ?? []));
        expect(seen.size).toBe(1);
        // every file is among them, also that of the program of others
        expect([...seen][0]).toMatch(/"hwpx\.ko":"[0-9a-f]{64}"/);
      }
    },
    RENDERING_LIMIT_MS,
  );

  it('does not depend on the order in which the facts come', () => {
    const facts = exampleFacts();
    const turned = Object.fromEntries(
      Object.entries(facts).map(([name, value]) => [
        name,
        Array.isArray(value) ? [...(value as unknown[])].reverse() : value,
      ]),
    ) as unknown as typeof facts;
    expect(contentDigest(buildReport(turned))).toBe(contentDigest(buildReport(facts)));
  });

  it('names each part of the page once, so that its contents lead to one place', async () => {
    const ids = [...(await render(buildReport(exampleFacts()), 'html')).matchAll(/ id="([^"]+)"/g)].map(
      ([, id]) => id,
    );
    expect(ids.length).toBeGreaterThan(20);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has a renderer version that rises when the bytes change', async () => {
    const digests = await renderingDigests(buildReport(exampleFacts()));
    // other bytes: raise RENDERER_VERSION, then note the new digest here
    expect([RENDERER_VERSION, sha256(JSON.stringify(digests))]).toMatchSnapshot();
  });

  it.each(Object.entries(HOSTILE))('carries a text with %s in every format as text', async (_, text) => {
    const report = buildReport(exampleFacts(plainText(text)));
    const html = await render(report, 'html');
    expect(html).not.toMatch(/<script|<b>[^0-9]|\u202e|(?!\n)\p{Control}/u);
    const rows: string[][] = parse(await render(report, 'csv'), { bom: true });
    expect(rows.flat().filter((cell) => /^[=+\-@\t\r]./.test(cell) && !/^-?[0-9.]+$/.test(cell))).toEqual([]);
    const files = unzipSync(await renderReport(report, 'xlsx', 'ko'));
    const sheets = Object.entries(files).filter(([name]) => name.startsWith('xl/'));
    for (const [, bytes] of sheets) {
      expect(strFromU8(bytes)).not.toMatch(/<f[ >]|<script|(?![\t\n\r])\p{Control}/u);
    }
    expect((JSON.parse(await render(report, 'json')) as Report).front).toEqual(report.front);
  });

  it('cuts long texts in tables and sentences, and keeps them whole in JSON', async () => {
    const report = buildReport(exampleFacts(plainText(HOSTILE.long)));
    expect(await render(report, 'html')).not.toContain('아주 긴 제목 '.repeat(60));
    expect(await render(report, 'json')).toContain('아주 긴 제목 '.repeat(699));
  });

  it('begins a CSV with a byte order mark, and says of rises and falls in words', async () => {
    const csv = await render(buildReport(exampleFacts()), 'csv');
    expect(csv.startsWith('\ufeff구분,표,행,열,값\r\n')).toBe(true);
    expect(csv).not.toMatch(/[▲▼△▽↑↓]/u);
    expect(await render(buildReport(exampleFacts()), 'csv', 'en')).toContain('the same as last week');
  });
});
