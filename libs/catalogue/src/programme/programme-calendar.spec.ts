import { type CalendarProgramme, toCalendar } from './programme-calendar.js';

const programme = (change: Partial<CalendarProgramme> = {}): CalendarProgramme => ({
  id: 'p1',
  title: 'AI 바우처; 쉼표, 지원\\',
  titleEn: null,
  ministry: '과학기술정보통신부',
  agency: null,
  status: 'open',
  applicationPeriod: { kind: 'fixed', from: '2026-11-01', to: '2026-12-31' },
  revision: 3,
  updatedAt: new Date('2026-11-20T05:06:07Z'),
  ...change,
});
/** The lines of a calendar, long ones put together again. */
const linesOf = (all: readonly CalendarProgramme[], lang: 'ko' | 'en' = 'ko'): readonly string[] =>
  toCalendar({ programmes: all, isCut: false }, lang, 'https://jeonghap.example')
    .replace(/\r\n /g, '')
    .split('\r\n');

describe('toCalendar', () => {
  it('has the last day as a whole day without an hour, an alarm before it, and texts that are escaped', () => {
    expect(linesOf([programme()])).toEqual(
      expect.arrayContaining([
        'BEGIN:VCALENDAR',
        'METHOD:PUBLISH',
        'UID:p1.2026-11-01@jeonghap',
        'SEQUENCE:2',
        'DTSTAMP:20261120T050607Z',
        'DTSTART;VALUE=DATE:20261231',
        'DTEND;VALUE=DATE:20270101',
        'SUMMARY:AI 바우처\\; 쉼표\\, 지원\\\\ 신청 마감',
        'STATUS:CONFIRMED',
        'TRIGGER:-P3D',
        'URL;VALUE=URI:https://jeonghap.example/programmes/p1',
        'END:VCALENDAR',
      ]),
    );
  });

  it('keeps the name of an event whose day moves, and counts up', () => {
    const moved = programme({
      revision: 4,
      applicationPeriod: { kind: 'fixed', from: '2026-11-01', to: '2027-01-15' },
    });
    const lines = linesOf([moved]);
    expect(lines).toContain('UID:p1.2026-11-01@jeonghap');
    expect(lines).toContain('SEQUENCE:3');
    expect(lines).toContain('DTSTART;VALUE=DATE:20270115');
  });

  it('calls off what was closed, without an alarm', () => {
    const lines = linesOf([programme({ status: 'closed' })]);
    expect(lines).toContain('STATUS:CANCELLED');
    expect(lines).not.toContain('BEGIN:VALARM');
  });

  it('says when days are left out, and only then', () => {
    const cut = toCalendar({ programmes: [programme()], isCut: true }, 'en', 'https://jeonghap.example');
    expect(cut).toContain('X-WR-CALDESC:Holds the latest deadlines. Earlier ones are left out.');
    expect(linesOf([programme()]).join()).not.toContain('X-WR-CALDESC');
  });

  it('leaves out programmes without a fixed last day, and says nothing of the clock', () => {
    const open = programme({
      applicationPeriod: { kind: 'until_budget_spent', from: null, to: '2026-12-31' },
    });
    expect(
      linesOf([open, programme({ applicationPeriod: { kind: 'fixed', from: null, to: null } })]),
    ).not.toContain('BEGIN:VEVENT');
    expect(linesOf([programme()], 'en')).toEqual(linesOf([programme()], 'en'));
  });
});
