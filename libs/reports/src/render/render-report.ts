import { createHash } from 'node:crypto';
import { LANGUAGES, type Language } from '../document/document.js';
import { toDocument } from '../document/report-document.js';
import { canonicalJson } from '../model/canonical-json.js';
import { type Report } from '../model/report.js';
import { renderCsv } from './render-csv.js';
import { renderHtml } from './render-html.js';
import { renderXlsx } from './render-xlsx.js';

/** Forms in which a report can be taken along. */
export const REPORT_FORMATS = ['html', 'xlsx', 'csv', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/**
 * Version of the renderers. It rises when the same report gives other bytes than before, so that a stored digest of a file is compared only
 * with what the same renderers make of it; a test holds the bytes of an example still.
 */
export const RENDERER_VERSION = 2;

/** Lower-case hexadecimal SHA-256. */
export const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

/** Digest that a report's readers can check: of its canonical JSON in UTF-8. */
export const contentDigest = (report: Report): string => sha256(canonicalJson(report));

/** The bytes of a report in a form and a language; JSON is the same in both. The same report gives the same bytes. */
export async function renderReport(report: Report, format: ReportFormat, lang: Language): Promise<Buffer> {
  if (format === 'json') return Buffer.from(canonicalJson(report));
  const document = toDocument(report, contentDigest(report), lang);
  if (format === 'csv') return renderCsv(document);
  return format === 'html' ? renderHtml(document) : renderXlsx(document);
}

/** Digests of all files of a report, by `format.lang`. */
export async function renderingDigests(report: Report): Promise<Readonly<Record<string, string>>> {
  const digests: Record<string, string> = {};
  for (const format of REPORT_FORMATS.filter((one) => one !== 'json')) {
    for (const lang of LANGUAGES)
      digests[`${format}.${lang}`] = sha256(await renderReport(report, format, lang));
  }
  return digests;
}
