import { formatMonth, formatDate, formatKrw, formatMoment, formatScore } from './format.js';

describe('formatDate', () => {
  it('writes a plain date the way Korean offices do', () => {
    expect(formatDate('2025-06-21', 'ko')).toBe('2025. 6. 21.(토)');
    expect(formatDate('2025-06-21', 'en')).toBe('21 Jun 2025 (Sat)');
  });
  it('reads an instant on the calendar of Seoul, not of the reader', () => {
    expect(formatDate('2026-11-21T15:30:00.000Z', 'ko')).toBe('2026. 11. 22.(일)');
  });
  it('leaves what is no date as it is', () => {
    expect(formatDate('2025년 하반기', 'ko')).toBe('2025년 하반기');
  });
});

describe('formatMoment', () => {
  const now = new Date('2026-11-22T03:00:00Z');
  it('gives the time alone on the same day in Seoul', () => {
    expect(formatMoment('2026-11-22T01:42:00Z', now, 'ko')).toBe('10:42');
  });
  it('adds the day when it is another one', () => {
    expect(formatMoment('2026-11-20T14:59:00Z', now, 'ko')).toBe('11. 20. 23:59');
    expect(formatMoment('2026-11-20T14:59:00Z', now, 'en')).toBe('20 Nov 23:59');
  });
});

describe('formatScore', () => {
  it('always shows one decimal', () => {
    expect([72.4, 70, 0].map(formatScore)).toEqual(['72.4', '70.0', '0.0']);
  });
});

describe('formatKrw', () => {
  it('reads large amounts by their Korean units', () => {
    expect(formatKrw(100_000_000_000_000, 'ko')).toBe('100조 원');
    expect(formatKrw(1_234_500_000_000, 'ko')).toBe('1조 2,345억 원');
    expect(formatKrw(25_000, 'ko')).toBe('2만 5,000 원');
    expect(formatKrw(0, 'ko')).toBe('0 원');
  });
  it('reads them by thousands in English', () => {
    expect(formatKrw(7_000_000_000_000, 'en')).toBe('KRW 7 trillion');
    expect(formatKrw(28_000_000_000, 'en')).toBe('KRW 28 billion');
  });
});

describe('formatMonth', () => {
  it('names the month in both languages, and leaves alone what is none', () => {
    expect(formatMonth('2025-10', 'ko')).toBe('2025년 10월');
    expect(formatMonth('2025-02', 'en')).toBe('Feb 2025');
    expect(formatMonth('2025-13', 'ko')).toBe('2025-13');
  });
});
