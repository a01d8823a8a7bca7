import { companyFileAddress, reportFileAddress, toReportSearch } from './report-search.js';

describe('toReportSearch', () => {
  it('keeps what names an edition and leaves out the rest', () => {
    expect(toReportSearch({ audience: 'internal', edition: '2', other: 'x' })).toEqual({
      audience: 'internal',
      edition: 2,
    });
    expect(toReportSearch({ audience: 'public', edition: '0' })).toEqual({});
    expect(toReportSearch({ audience: ['internal'], edition: '-1' })).toEqual({});
  });
});

it('addresses a file by week, form, language and edition', () => {
  expect(reportFileAddress('2026-W47', 'xlsx', { lang: 'en' })).toBe(
    '/api/v1/reports/2026-W47/files/xlsx?lang=en',
  );
  expect(reportFileAddress('2026-W47', 'hwpx', { lang: 'en' })).toBe(
    '/api/v1/reports/2026-W47/files/hwpx?lang=ko',
  );
  expect(reportFileAddress('2026-W47', 'csv', { lang: 'ko', audience: 'internal', edition: 2 })).toBe(
    '/api/v1/reports/2026-W47/files/csv?lang=ko&audience=internal&edition=2',
  );
});

it('addresses a file of the company edition by week, form and language', () => {
  expect(companyFileAddress('2026-W47', 'pdf', 'en')).toBe(
    '/api/v1/reports/2026-W47/company/files/pdf?lang=en',
  );
  expect(companyFileAddress('2026-W47', 'hwpx', 'en')).toBe(
    '/api/v1/reports/2026-W47/company/files/hwpx?lang=ko',
  );
});
