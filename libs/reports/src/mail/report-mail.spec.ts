import { emptyFacts, exampleFacts } from '../../test/example-facts.js';
import { HOSTILE_TITLE, reportOf } from '../../test/example-report.js';
import { type ReportFilter, WHOLE_REPORT } from './report-filter.js';
import { toReportMail } from './report-mail.js';

const only = (filter: Partial<ReportFilter>): ReportFilter => ({ ...WHOLE_REPORT, ...filter });
const mailOf = (filter: Partial<ReportFilter> = {}, lang: 'ko' | 'en' = 'ko', title?: string) =>
  toReportMail(reportOf(exampleFacts(title)), only(filter), lang);
const topicsOf = (filter: Partial<ReportFilter>) => mailOf(filter).sections.map(({ topic }) => topic);

describe('toReportMail', () => {
  it('says in its subject what changed and what closes', () => {
    expect(mailOf().subject).toBe(
      '[주간 정합] 2026년 48주: 새 공백 1건, 메워진 공백 1건, 사업 변화 3건, 마감 임박 1건',
    );
    expect(mailOf({ topics: ['gaps'] }).subject).toBe(
      '[주간 정합] 2026년 48주: 새 공백 1건, 메워진 공백 1건',
    );
    expect(mailOf({}, 'en').subject).toBe(
      '[Jeonghap weekly] week 48 of 2026: gaps opened 1, gaps closed 1, programme changes 3, closing soon 1',
    );
  });

  it('says in its subject that it is a correction', () => {
    const report = reportOf({ ...exampleFacts(), edition: 2, reason: '출처' });
    expect(toReportMail(report, WHOLE_REPORT, 'ko').subject).toContain('48주 (바로잡음): ');
  });

  it('tells everything where nothing is chosen, with the way to each entry', () => {
    const { sections, path, isQuiet } = mailOf();
    expect(sections.map(({ topic }) => topic)).toEqual(['gaps', 'programmes', 'laws', 'scores', 'deadlines']);
    expect(sections[0]?.lines).toEqual([
      { text: '‘공공 데이터 개방’은 ‘부분 대응’에서 ‘공백’으로 바뀌었습니다.', path: '/proposals/p1' },
      {
        text: '‘둘째 제안’은 ‘공백’에서 ‘대응’으로 바뀌었습니다(글이 아니라 산출 모형이 바뀐 결과).',
        path: '/proposals/p2',
      },
    ]);
    expect(sections[1]?.lines.map(({ text }) => text)).toContain(
      '사업 ‘둘째 사업’은 다음이 바뀌었습니다: 예산.',
    );
    expect({ path, isQuiet }).toEqual({ path: '/reports/2026-W48?audience=internal', isQuiet: false });
  });

  it('narrows gaps by stakeholder, programmes and deadlines by ministry, and leaves the rest as it is', () => {
    expect(topicsOf({ topics: ['gaps'], stakeholders: ['s1'] })).toEqual(['gaps']);
    expect(topicsOf({ topics: ['gaps'], stakeholders: ['s2'] })).toEqual([]);
    expect(topicsOf({ topics: ['programmes'], ministries: ['과학기술정보통신부'] })).toEqual([
      'programmes',
      'deadlines',
    ]);
    expect(topicsOf({ topics: ['programmes'], ministries: ['국방부'] })).toEqual([]);
    expect(topicsOf({ stakeholders: ['s2'], ministries: ['국방부'] })).toEqual(['laws', 'scores']);
  });

  it('tells of an axis when the number of its gaps moved', () => {
    const facts = { ...exampleFacts(), weekBefore: [] };
    const linesOf = (axes: ReportFilter['axes']) =>
      toReportMail(reportOf(facts), only({ topics: ['axes'], axes }), 'ko').sections.flatMap(
        ({ lines }) => lines,
      );
    expect(linesOf([])).toEqual([
      { text: '데이터: 공백 1건, 지난주보다 1건 늘었습니다.', path: '/?coverage=gap&axis=data' },
    ]);
    expect(linesOf(['data'])).toHaveLength(1);
    expect(linesOf(['talent'])).toEqual([]);
  });

  it('is quiet in a week without a change that the filter lets pass, whatever closes', () => {
    expect(toReportMail(reportOf(emptyFacts()), WHOLE_REPORT, 'ko')).toMatchObject({
      isQuiet: true,
      sections: [],
      subject: '[주간 정합] 2026년 48주: 달라진 것 없음',
    });
    const closing = reportOf({ ...emptyFacts(), periods: exampleFacts().periods });
    const mail = toReportMail(closing, WHOLE_REPORT, 'en');
    expect(mail.sections.map(({ topic }) => topic)).toContain('deadlines');
    expect(mailOf({ topics: ['gaps'], stakeholders: ['s2'] }).isQuiet).toBe(true);
  });

  it('shortens titles of any length, and says what it leaves out', () => {
    const { sections } = mailOf({}, 'en', HOSTILE_TITLE);
    for (const { lines } of sections)
      for (const { text } of lines) expect(Array.from(text).length).toBeLessThan(400);
    const facts = exampleFacts();
    const many = Array.from({ length: 14 }, (_, no) => ({
      ...{ kind: 'legislative_item' as const, id: `l${String(no)}` },
      before: { title: `의안 ${String(no)}`, stage: 'planned' },
      after: { title: `의안 ${String(no)}`, stage: 'bill' },
    }));
    const laws = toReportMail(reportOf({ ...facts, entries: many }), only({ topics: ['laws'] }), 'ko');
    expect(laws.sections[0]).toMatchObject({ note: '이 밖에 4건이 더 있습니다.' });
    expect(laws.sections[0]?.lines).toHaveLength(10);
    expect(laws.subject).toContain('법령·의안 14건');
  });
});
