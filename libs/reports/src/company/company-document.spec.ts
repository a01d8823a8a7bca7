import { companyFacts } from '../../test/example-company.js';
import { toCompanyDocument } from './company-document.js';
import { buildCompanyEdition, type CompanyWeekFacts } from './company-edition.js';

const documentOf = (facts: Partial<CompanyWeekFacts> = {}, lang: 'ko' | 'en' = 'ko') =>
  toCompanyDocument(buildCompanyEdition({ ...companyFacts(), ...facts }), lang);
const rowsOf = (document: ReturnType<typeof documentOf>, id: string) =>
  document.sections
    .flatMap(({ tables }) => tables)
    .find((table) => table.id === id)
    ?.rows.map(({ cells }) => cells.map(({ text }) => text));

describe('toCompanyDocument', () => {
  it('says coverage of the own proposals now and last week, those that moved first', () => {
    const document = documentOf();
    expect(rowsOf(document, 'own-proposals')).toEqual([
      ['공공 데이터 개방', '2', '공백', '부분 대응'],
      ['새것', '1', '새 제안', '산출 전'],
      ['가만한 제안', '1', '공백', '공백'],
    ]);
    expect(document.numbers.map(({ value, change }) => [value, change])).toEqual([
      ['1건', '지난주보다 1건 줄었습니다'],
      ['1건', '지난주보다 1건 늘었습니다'],
      ['1건', '2026년 11월 29일 기준'],
    ]);
    expect(document.answer).toBe(
      '이 기업의 공개된 제안 3건 가운데 1건이 공백입니다. 이번 주에 공식 답변 1건이 공개되었습니다.',
    );
  });

  it('tells answers first, then coverage, then verdicts', () => {
    expect(documentOf().changes).toEqual([
      '‘공공 데이터 개방’의 요구 2에 대한 공식 답변(과학기술정보통신부, 수용)이 공개되었습니다.',
      '‘공공 데이터 개방’은 ‘공백’에서 ‘부분 대응’으로 바뀌었습니다.',
      '새 제안 ‘새것’은 ‘산출 전’ 상태입니다.',
    ]);
    expect(documentOf({ replies: [], proposals: [] }).changes[0]).toBe(
      '프로필 ‘본사’에 대한 ‘바우처’의 판정이 ‘확인 필요’에서 ‘신청 가능’으로 바뀌었습니다.',
    );
  });

  it('tells of many programmes at once with their number, the first of them and what they have in common', () => {
    const gathered = {
      ...({ count: 412, kind: 'sales', fact: 'salesKrw', year: 2025 } as const),
      programmes: [{ id: 'm1', title: '바우처', titleEn: 'Voucher' }],
      reason: { ko: '2025년 매출액이 아직 없습니다.', en: 'The sales of 2025 are not given yet.' },
    } as const;
    const [change] = companyFacts().verdictChanges;
    if (change === undefined) throw new Error('the example has a change');
    const none = { programmeId: null, programmeTitle: null, programmeTitleEn: null };
    const facts = { replies: [], proposals: [], verdictChanges: [{ ...change, ...none, gathered }] };
    expect(documentOf(facts).changes[0]).toBe(
      '프로필 ‘본사’에 대한 사업 412건(‘바우처’ 등)의 판정이 ‘확인 필요’에서 ‘신청 가능’으로 바뀌었습니다. 2025년 매출액이 아직 없습니다.',
    );
    expect(rowsOf(documentOf(facts, 'en'), 'own-verdicts')?.[0]?.[0]).toBe(
      '412 programmes (‘Voucher’ and others): The sales of 2025 are not given yet.',
    );
  });

  it('names programmes that close soon with the profiles that they take, and no others', () => {
    expect(rowsOf(documentOf(), 'own-deadlines')).toEqual([
      ['공공 데이터 개방', '과학기술정보통신부', '2026-12-04', expect.any(String), '본사: 신청 가능'],
    ]);
    const { verdicts } = companyFacts();
    const barred = verdicts.verdicts.map((one) => ({ ...one, verdict: 'not_eligible' as const }));
    const document = documentOf({ verdicts: { ...verdicts, verdicts: barred } });
    expect(rowsOf(document, 'own-deadlines')).toEqual([]);
    expect(document.actions).toEqual(['이 보고에서 따로 할 일이 나오지 않았습니다.']);
  });

  it('says as of when it fits and what is not known: without a profile, and in a first week', () => {
    const fit = (document: ReturnType<typeof documentOf>) =>
      document.sections.find(({ id }) => id === 'own-fit')?.paragraphs;
    expect(fit(documentOf())).toEqual([
      '마감하는 사업의 판정은 그 주가 아니라 2026년 11월 30일 현재의 것입니다.',
    ]);
    const none = documentOf({ verdicts: { profiles: 0, verdicts: [], decidedOn: '2026-11-30' } });
    expect(fit(none)).toEqual(['저장한 기업 프로필이 없어 맞는 사업을 알 수 없습니다.']);
    expect(none.numbers[2]?.value).toBe('알 수 없음');
    const { report } = companyFacts();
    const first = documentOf({ report: { ...report, isWeekBeforeKnown: false } });
    expect(first.banners[1]).toContain('기록이 시작된 주');
    const corrected = documentOf({ report: { ...report, edition: 2, reason: '출처' } });
    expect(corrected.banners[0]).toBe('바로잡은 제2판입니다. 사유: 출처');
    expect(first.numbers[0]?.change).toBe('지난주 값은 알 수 없습니다');
    expect(rowsOf(first, 'own-proposals')?.map((cells) => cells[2])).toEqual(Array(3).fill('알 수 없음'));
  });

  it('has no Korean in English but what people wrote', () => {
    const written = companyFacts();
    const english = JSON.stringify(documentOf({}, 'en'));
    const names = [
      ...written.proposals.map(({ proposal }) => proposal.title),
      ...['개방하라', '과학기술정보통신부', '받아들임', '본사', '바우처'],
    ];
    expect(names.reduce((text, name) => text.replaceAll(name, ''), english)).not.toMatch(
      /\p{Script=Hangul}/u,
    );
  });
});
