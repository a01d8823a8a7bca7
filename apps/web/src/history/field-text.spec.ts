import { type TFunction } from 'i18next';
import { fieldText } from './field-text.js';

// the texts themselves are of no interest here, and a whole TFunction has forms that nothing asks for
const t = ((key: string) => key) as unknown as TFunction;
const options = { t, language: 'ko' } as const;

describe('fieldText', () => {
  it('gives texts as they are and nothing for what was absent', () => {
    expect(fieldText({ body: '본문' }, 'body', options)).toBe('본문');
    expect(fieldText({ body: null }, 'body', options)).toBe('');
    expect(fieldText({}, 'body', options)).toBe('');
  });

  it('gives codes, amounts and days in words', () => {
    expect(fieldText({ status: 'open' }, 'status', options)).toBe('status.open');
    expect(fieldText({ budget_krw: 150_000_000 }, 'budget_krw', options)).toBe('1억 5,000만 원');
    expect(fieldText({ application_to: '2026-12-01' }, 'application_to', options)).toBe('2026. 12. 1.(화)');
    expect(fieldText({ confirmed: false }, 'confirmed', options)).toBe('history.no');
  });

  it('gives asks a line each, and lists by commas', () => {
    expect(
      fieldText(
        {
          asks: [
            { no: 1, text: '하나' },
            { no: 2, text: '둘' },
          ],
        },
        'asks',
        options,
      ),
    ).toBe('1. 하나\n2. 둘');
    expect(fieldText({ regions: ['울산', '부산'] }, 'regions', options)).toBe('울산, 부산');
  });

  it('does not show as text what is none', () => {
    expect(fieldText({ facet_overrides: { region: [] } }, 'facet_overrides', options)).toBeUndefined();
    expect(fieldText({ source_also: [{ lines: [1, 2] }] }, 'source_also', options)).toBeUndefined();
  });
});
