import { companyFacts } from '../../test/example-company.js';
import { HOSTILE_TITLE } from '../../test/example-report.js';
import { buildCompanyEdition, type CompanyWeekFacts } from '../company/company-edition.js';
import { toCompanyMail } from './company-mail.js';

const mailOf = (facts: Partial<CompanyWeekFacts> = {}, lang: 'ko' | 'en' = 'ko') =>
  toCompanyMail(buildCompanyEdition({ ...companyFacts(), ...facts }), lang);
const quiet = { replies: [], proposals: [], verdictChanges: [] };

describe('toCompanyMail', () => {
  it('says in its subject whose it is, what changed and what closes', () => {
    expect(mailOf().subject).toBe(
      '[주간 정합] 2026년 48주 기업판: 공식 답변 1건, 상태가 바뀐 제안 2건, 마감 임박 1건',
    );
    expect(mailOf({}, 'en').subject).toBe(
      '[Jeonghap weekly] week 48 of 2026, company edition: official answers 1, proposals changed 2, closing soon 1',
    );
  });

  it('tells of answers, coverage that moved, verdicts that changed and fitting programmes that close, with the way to each', () => {
    const { sections, path, isQuiet, actions } = mailOf();
    expect(sections.map(({ topic, lines }) => [topic, lines])).toEqual([
      [
        'own-replies',
        [
          {
            text: '‘공공 데이터 개방’의 요구 2에 대한 공식 답변(과학기술정보통신부, 수용)이 공개되었습니다.',
            path: '/proposals/p1',
          },
        ],
      ],
      [
        'own-coverage',
        [
          {
            text: '‘공공 데이터 개방’은 ‘공백’에서 ‘부분 대응’으로 바뀌었습니다.',
            path: '/proposals/p1',
          },
          { text: '새 제안 ‘새것’은 ‘산출 전’ 상태입니다.', path: '/proposals/p3' },
        ],
      ],
      [
        'own-verdicts',
        [
          {
            text: '‘바우처’의 판정이 ‘확인 필요’에서 ‘신청 가능’으로 바뀌었습니다.',
            path: '/programmes/m1',
          },
        ],
      ],
      [
        'deadlines',
        [
          {
            text: '‘공공 데이터 개방’ 마감 2026년 12월 4일 (5영업일 뒤) — 신청 가능',
            path: '/programmes/m1',
          },
        ],
      ],
    ]);
    expect(sections.at(-1)?.note).toContain('2026년 11월 30일 현재');
    expect({ path, isQuiet }).toEqual({ path: '/reports/2026-W48/company', isQuiet: false });
    expect(actions).toEqual(['곧 마감하는 맞는 사업 1건의 공고와 요건을 확인하십시오.']);
  });

  it('has no name of a profile, and one line for a change that holds for several', () => {
    const [change] = companyFacts().verdictChanges;
    if (change === undefined) throw new Error('the example has a change');
    const verdictChanges = [change, { ...change, id: 'n2', profileName: '지사' }];
    for (const lang of ['ko', 'en'] as const)
      expect(JSON.stringify(mailOf({ verdictChanges }, lang))).not.toMatch(/본사|지사/u);
    const { sections } = mailOf({ ...quiet, verdictChanges });
    expect(sections[0]?.lines).toEqual([
      {
        text: '‘바우처’의 판정이 ‘확인 필요’에서 ‘신청 가능’으로 바뀌었습니다(프로필 2개).',
        path: '/programmes/m1',
      },
    ]);
  });

  it('is quiet in a week in which nothing of the company changed, whatever closes, and in the first week', () => {
    const mail = mailOf(quiet);
    expect(mail.sections.map(({ topic }) => topic)).toEqual(['deadlines']);
    expect(mail.isQuiet).toBe(true);
    const { report, proposals } = companyFacts();
    expect(mailOf({ ...quiet, proposals: proposals.slice(0, 1) }).isQuiet).toBe(true);
    expect(mailOf({ ...quiet, proposals, report: { ...report, isWeekBeforeKnown: false } }).isQuiet).toBe(
      true,
    );
  });

  it('says that it is a correction, and why', () => {
    const report = { ...companyFacts().report, edition: 2, reason: '출처' };
    const { subject, banners } = mailOf({ report });
    expect(subject).toContain('48주 기업판 (바로잡음): ');
    expect(banners).toContain('바로잡은 제2판입니다. 사유: 출처');
  });

  it('counts what its list does not name as not looked through, and shortens titles', () => {
    const [one] = companyFacts(HOSTILE_TITLE).proposals.slice(1);
    if (one === undefined) throw new Error('the example has a second proposal');
    const proposals = Array.from({ length: 203 }, (_, no) => ({
      ...one,
      proposal: { ...one.proposal, id: `p${String(no)}` },
    }));
    const [section] = mailOf({ ...quiet, proposals }, 'en').sections;
    expect(section?.note).toBe(
      'There are 190 more. 3 that the report does not name were not looked through.',
    );
    for (const { text } of section?.lines ?? []) expect(Array.from(text).length).toBeLessThan(200);
  });
});
