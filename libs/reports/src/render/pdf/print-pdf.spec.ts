import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exampleFacts, HOSTILE } from '../../../test/example-facts.js';
import { toDocument } from '../../document/report-document.js';
import { buildReport } from '../../model/build-report.js';
import { plainText } from '../../model/plain-text.js';
import { findPrinter, renderPdf } from './print-pdf.js';

const documentOf = (title?: string) => toDocument(buildReport(exampleFacts(title)), 'f'.repeat(64), 'ko');
/** The browser that the server would take, else the one from npm: pages are printed on every machine. */
async function findBrowser(): Promise<string> {
  const installed = findPrinter(undefined);
  if (installed !== undefined) return installed;
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}

describe('renderPdf', () => {
  it('prints tagged A4 pages with language, title, outline, tables and our font', async () => {
    const pdf = (await renderPdf(documentOf(plainText(HOSTILE.markup)), await findBrowser())).toString(
      'latin1',
    );
    expect(pdf.slice(0, 5)).toBe('%PDF-');
    const found = [
      /\/StructTreeRoot \d+ 0 R/,
      /\/MarkInfo\s*<<[^>]*\/Marked true/,
      /\/Lang \(ko\)/,
      /\/Title <FEFF[0-9A-F]+>/,
      /\/Outlines \d+ 0 R/,
      /\/S \/H1\b/,
      /\/S \/Table\b/,
      /\/S \/TH\b/,
      /\/S \/Figure\b/,
      /\/MediaBox \[0 0 59\d[.\d]* 84\d[.\d]*\]/,
    ].filter((part) => !part.test(pdf));
    expect(found).toEqual([]);
  });

  it('says that there is no browser, where the one of the settings is not there', async () => {
    await expect(renderPdf(documentOf(), '/nowhere/chrome')).rejects.toMatchObject({
      code: 'report.no-browser',
    });
  });

  it('says that a browser which ends at once made nothing, and refuses those who would wait too long', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'jeonghap-browser-'));
    const broken = path.join(folder, 'chrome');
    writeFileSync(broken, '#!/bin/sh\nexit 1\n');
    chmodSync(broken, 0o755);
    const answers = await Promise.allSettled(
      Array.from({ length: 7 }, () => renderPdf(documentOf(), broken)),
    );
    rmSync(folder, { recursive: true });
    const codes = answers.map((one) =>
      one.status === 'rejected' ? (one.reason as { code: string }).code : 'made',
    );
    expect(codes.slice(0, 5)).toEqual(Array(5).fill('report.file-not-made'));
    expect(codes.slice(5)).toEqual(Array(2).fill('report.printer-busy'));
  });
});
