import { createHash } from 'node:crypto';
import { InvalidInput, Unavailable } from '@jeonghap/platform';
import { LANGUAGES, type Language, type ReportDocument } from '../document/document.js';
import { toDocument } from '../document/report-document.js';
import { canonicalJson } from '../model/canonical-json.js';
import { type Report } from '../model/report.js';
import { renderCsv } from './render-csv.js';
import { coverOf, type HwpxCover } from './hwpx/hwpx-cover.js';
import { renderHwpx } from './hwpx/render-hwpx.js';
import { renderPdf } from './pdf/print-pdf.js';
import { renderHtml } from './render-html.js';
import { renderXlsx } from './render-xlsx.js';

/** Forms in which a report can be taken along. */
export const REPORT_FORMATS = ['html', 'hwpx', 'pdf', 'xlsx', 'csv', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/**
 * Version of the renderers. It rises when the same report gives other bytes than before, so that a stored digest of a file is compared only
 * with what the same renderers make of it; a test holds the bytes of an example still.
 */
export const RENDERER_VERSION = 3;

/** Lower-case hexadecimal SHA-256. */
export const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

/** Digest that a report's readers can check: of its canonical JSON in UTF-8. */
export const contentDigest = (report: Report): string => sha256(canonicalJson(report));

/**
 * The bytes of a report in a form and a language; JSON is the same in both, and HWPX is in Korean alone. The same report gives the same bytes, except
 * in PDF.
 * @param browser the program that prints PDF; an installed one where it is left out
 * @throws InvalidInput `report.korean-only`, Unavailable `report.file-not-made`, and of PDF `report.no-browser`, `report.printer-busy`
 */
export async function renderReport(
  report: Report,
  format: ReportFormat,
  lang: Language,
  browser?: string,
): Promise<Buffer> {
  if (format === 'json') return Buffer.from(canonicalJson(report));
  const document = toDocument(report, contentDigest(report), lang);
  return renderDocument(document, { format, cover: coverOf(report), browser });
}

/**
 * The bytes of a document in a form other than JSON; the same document gives the same bytes, except in PDF.
 * @param cover what the HWPX file says of itself
 * @throws what `renderReport` throws
 */
export async function renderDocument(
  document: ReportDocument,
  {
    format,
    cover,
    browser,
  }: {
    readonly format: Exclude<ReportFormat, 'json'>;
    readonly cover: HwpxCover;
    readonly browser: string | undefined;
  },
): Promise<Buffer> {
  switch (format) {
    case 'csv':
      return renderCsv(document);
    case 'html':
      return renderHtml(document);
    case 'hwpx':
      if (document.lang !== 'ko') throw new InvalidInput('report.korean-only');
      return renderHwpx(cover, document);
    case 'pdf':
      return renderPdf(document, browser);
    case 'xlsx':
      return renderXlsx(document);
  }
}

/** Files whose bytes follow from the report. */
const RENDERINGS = (['html', 'xlsx', 'csv'] as const)
  .flatMap((format): { readonly format: ReportFormat; readonly lang: Language }[] =>
    LANGUAGES.map((lang) => ({ format, lang })),
  )
  .concat({ format: 'hwpx', lang: 'ko' });

/** Digests of all files of a report, by `format.lang`. One that a program of others failed to make is left out. */
export async function renderingDigests(report: Report): Promise<Readonly<Record<string, string>>> {
  const digests: Record<string, string> = {};
  for (const { format, lang } of RENDERINGS) {
    try {
      digests[`${format}.${lang}`] = sha256(await renderReport(report, format, lang));
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
    }
  }
  return digests;
}
