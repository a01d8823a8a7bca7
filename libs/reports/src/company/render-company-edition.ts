import { type Language } from '../document/document.js';
import { officialDay } from '../document/official-style.js';
import { canonicalJson } from '../model/canonical-json.js';
import { type HwpxCover } from '../render/hwpx/hwpx-cover.js';
import { renderDocument, type ReportFormat } from '../render/render-report.js';
import { toCompanyDocument } from './company-document.js';
import { type CompanyEdition } from './company-edition.js';
import { companyName } from './company-words.js';

/** Under which name a company's edition is taken along: the week, and whose it is. */
export const companyFileName = (
  { report: { week } }: CompanyEdition,
  format: ReportFormat,
  lang: Language,
): string => `jeonghap-${week}-own-company-${lang}.${format}`;

/**
 * The bytes of a company's edition in a form and a language; HWPX is in Korean alone. JSON has what the page is given, with its members in order. The
 * same edition gives the same bytes, except in PDF.
 * @param browser the program that prints PDF; an installed one where it is left out
 * @throws what `renderDocument` throws
 */
export async function renderCompanyEdition(
  edition: CompanyEdition,
  {
    format,
    lang,
    browser,
  }: { readonly format: ReportFormat; readonly lang: Language; readonly browser?: string | undefined },
): Promise<Buffer> {
  const document = toCompanyDocument(edition, lang);
  const { company, report } = edition;
  if (format === 'json') return Buffer.from(canonicalJson({ week: report.week, company, document }));
  return renderDocument(document, { format, cover: companyCover(edition), browser });
}

/** It is made whenever it is read, so that the day of its verdicts stands for the one on which it was made. */
function companyCover(edition: CompanyEdition): HwpxCover {
  const { week, firstDay, lastDay } = edition.report;
  const day = officialDay(edition.fit.decidedOn);
  return {
    madeOn: edition.fit.decidedOn,
    docNum: `${week} 기업판`,
    disclosure: '비공개(기업용)',
    purpose: `${officialDay(firstDay)}부터 ${officialDay(lastDay)}까지 ${companyName(edition.company, 'ko')}의 AI 정책 제안에 대한 대응 상태와 맞는 사업의 변화를 정리하여 보고하고자 함`,
    source: `정합 주간 보고 기업판(${week}), ${day} 기준`,
    attachments: [
      `표 자료(${companyFileName(edition, 'xlsx', 'ko')})`,
      `기계 판독용 자료(${companyFileName(edition, 'json', 'ko')})`,
    ],
  };
}
