import { toText } from '../api/search-params.js';

/** Which report the page shows, as its address says. */
export interface ReportSearch {
  /** The edition of those who work here. */
  readonly audience?: 'internal';
  /** An earlier edition; the latest where it is left out. */
  readonly edition?: number;
}

const WHOLE_NUMBER = /^[1-9]\d{0,3}$/;

export function toReportSearch(search: Record<string, unknown>): ReportSearch {
  const edition = toText(search['edition']);
  return {
    ...(search['audience'] === 'internal' ? { audience: 'internal' } : {}),
    ...(edition !== undefined && WHOLE_NUMBER.test(edition) ? { edition: Number(edition) } : {}),
  };
}

export const reportFormats = ['html', 'hwpx', 'pdf', 'xlsx', 'csv', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** Address of a report as a file. HWPX is made in Korean alone, which its label says. */
export function reportFileAddress(
  week: string,
  format: ReportFormat,
  search: ReportSearch & { readonly lang: 'ko' | 'en' },
): string {
  const { lang, audience, edition } = search;
  const query = new URLSearchParams({
    lang: format === 'hwpx' ? 'ko' : lang,
    ...(audience === undefined ? {} : { audience }),
    ...(edition === undefined ? {} : { edition: String(edition) }),
  });
  return `/api/v1/reports/${week}/files/${format}?${query.toString()}`;
}

/** Address of a week's report about the company of the account as a file. */
export const companyFileAddress = (week: string, format: ReportFormat, lang: 'ko' | 'en'): string =>
  `/api/v1/reports/${week}/company/files/${format}?lang=${format === 'hwpx' ? 'ko' : lang}`;
