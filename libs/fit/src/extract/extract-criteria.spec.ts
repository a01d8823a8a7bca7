import fc from 'fast-check';
import { extractCriteria } from './extract-criteria.js';

/** Polarity, rule and whether it is sure, of each criterion. */
const read = (text: string) =>
  extractCriteria(text).map(({ polarity, rule, confidence }) => [polarity, rule, confidence >= 0.7] as const);
const requires = (text: string) => read(`신청자격: ${text}`).map(([, rule]) => rule);
const excludes = (text: string) => read(`지원제외: ${text}`).map(([, rule]) => rule);

const from = (value: number, inclusive = true) => ({ value, inclusive });
const years = (min: object | null, max: object | null) => ({ kind: 'firm-age', unit: 'years', min, max });
const sales = (basis: string, min: object | null, max: object | null) => ({ kind: 'sales', basis, min, max });
const SME = { kind: 'size', sizes: ['micro', 'small', 'medium'] };

describe('extractCriteria', () => {
  it.each([
    ['업력 7년 이내', years(null, from(7))],
    ['창업 후 7년 미만 기업', years(null, from(7, false))],
    ['업력 3년 초과 7년 이내 기업', years(from(3, false), from(7))],
    ['창업일로부터 7년이 경과하지 않은 기업', years(null, from(7))],
    ['상시근로자 50인 미만 기업', { kind: 'employees', min: null, max: from(50, false) }],
    ['종업원 수 5명 이상 300명 이하', { kind: 'employees', min: from(5), max: from(300) }],
    ['매출액 100억 원 이하', sales('unstated', null, from(1e10))],
    ['직전년도 매출액 1억5천만 원 초과', sales('latest-year', from(1.5e8, false), null)],
    ['최근 3년 평균 매출액 4,500만원 이상', sales('three-year-average', from(4.5e7), null)],
    ['연매출 3억원 미만', sales('latest-year', null, from(3e8, false))],
    ['만 19세 이상 39세 이하', { kind: 'representative-age', min: from(19), max: from(39) }],
    ['예비창업자', { kind: 'pre-founder' }],
    ['중소기업', SME],
    ['제조업 또는 정보통신업 영위 기업', { kind: 'industry', codes: ['C', 'J'] }],
    ['소프트웨어 개발 및 공급업 기업', { kind: 'industry', codes: ['582'] }],
    ['벤처기업 또는 이노비즈 인증기업', { kind: 'certificate', certificates: ['venture', 'inno-biz'] }],
    [
      '울산광역시에 본사 또는 공장을 둔 기업',
      { kind: 'region', provinces: ['ulsan'], districts: [], sites: ['head-office', 'factory'] },
    ],
    [
      '경기도 성남시에 소재한 기업',
      { kind: 'region', provinces: ['gyeonggi'], districts: ['성남시'], sites: [] },
    ],
    [
      '예비창업자 또는 창업 후 3년 이내 기업',
      { kind: 'any-of', rules: [{ kind: 'pre-founder' }, years(null, from(3))] },
    ],
  ])('reads %s', (text, rule) => {
    expect(requires(text)).toEqual([rule]);
  });

  it.each([
    ['국세·지방세를 체납한 기업', ['tax-arrears']],
    ['휴·폐업 중인 기업', ['closed-business']],
    ['금융기관 채무불이행자, 정부지원사업 참여제한 기업', ['credit-default', 'support-ban']],
    ['동일·유사 사업으로 중복 지원을 받은 기업', ['duplicate-support']],
    ['파산·회생 절차 진행 기업', ['insolvency']],
    ['임금을 체불한 기업', ['wage-arrears']],
  ])('shuts out %s', (text, grounds) => {
    expect(excludes(text)).toEqual(grounds.map((exclusion) => ({ kind: 'exclusion', exclusion })));
  });

  it('keeps what is a condition but not understood, and what was in the past, as such', () => {
    expect(requires('의료기기 제조업 허가를 받은 기업')).toEqual([{ kind: 'other' }]);
    expect(excludes('최근 3년간 임금체불 사실이 있는 기업')).toEqual([{ kind: 'other' }]);
  });

  it('adds what it left unread in a sentence, so that nothing unread makes a company eligible', () => {
    expect(requires('투자 유치 실적이 있는 업력 7년 이내 기업')).toEqual([
      years(null, from(7)),
      { kind: 'other' },
    ]);
  });

  it('takes words that only frame a condition for none of their own', () => {
    expect(read('신청 대상은 업력 7년 이내의 기업이다.')).toEqual([['requires', years(null, from(7)), true]]);
  });

  it('marks exceptions that let further ones in, and reads those that shut out', () => {
    const text = '신청자격: 업력 7년 이내 기업. 다만, 신산업 분야는 10년까지 인정한다.';
    expect(read(text)).toEqual([['requires', { ...years(null, from(7)), hasException: true }, true]]);
    const shut = '신청자격: 중소기업(예비창업자 제외)\n다만, 휴업 중인 기업은 신청할 수 없다.';
    expect(read(shut).map(([polarity, rule]) => [polarity, rule.kind])).toEqual([
      ['requires', 'size'],
      ['excludes', 'pre-founder'],
      ['excludes', 'exclusion'],
    ]);
    expect(excludes('세금 체납 기업(단, 징수유예는 예외)')).toEqual([
      { kind: 'exclusion', exclusion: 'tax-arrears', hasException: true },
    ]);
  });

  it('takes a permission for further ones as an exception, and keeps a condition that is worded as one', () => {
    const further = '신청자격: 업력 7년 이내 기업\n - 예비창업자도 신청할 수 있음';
    expect(read(further)).toEqual([['requires', { ...years(null, from(7)), hasException: true }, true]]);
    const only = read('신청자격: 업력 7년 이내 기업만 신청할 수 있음').map(([, rule]) => rule);
    expect(only).toContainEqual(years(null, from(7)));
    expect(read('신청자격: 중소기업\n※ 작년에 지원받은 업체도 신청 가능')).toEqual([['requires', SME, true]]);
  });

  it('is not sure where it is unclear what an alternative spans', () => {
    const sure = read('신청자격: 업력 3년 이내 중소기업 또는 예비창업자').map(([, , isSure]) => isSure);
    expect(sure).toEqual([false, false, false]);
  });

  it('leaves out amounts, history, preferences and what is not limited', () => {
    const text = [
      '2015년 설립 이후 120개사를 지원한 사업',
      '□ 지원내용: 기업당 최대 5천만 원, 업력 무관',
      '□ 신청자격: 업력 및 매출 제한 없음',
      '□ 우대사항: 벤처기업 가점 3점',
    ].join('\n');
    expect(read(text)).toEqual([]);
  });

  it('quotes the sentence and says where it stands', () => {
    const text = '공고\n□ 신청자격: 업력 7년 이내 기업\n';
    const [criterion] = extractCriteria(text);
    expect(criterion).toMatchObject({
      id: 'c1',
      origin: 'extracted',
      sentence: '□ 신청자격: 업력 7년 이내 기업',
    });
    expect(text.slice(criterion?.span?.start, criterion?.span?.end)).toBe(criterion?.sentence);
  });

  it('takes any text, with spans that hold the sentence and ids that differ', () => {
    const words = fc.constantFrom(
      '신청자격: ',
      '지원제외: ',
      '업력 ',
      '7년 ',
      '이내 ',
      '(',
      ')',
      '단, ',
      '또는 ',
      '울산 ',
      '본사 ',
      '매출액 ',
      '1억',
      '5천만',
      '원 ',
      '이상 ',
      '\n',
      '. ',
      '중소기업',
      '제조업 ',
      '체납',
      '만 ',
      '39세 ',
      '①',
      '제외',
      '￦',
      '｡',
      '한',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(words).map((list) => list.join('')),
        ),
        (text) => {
          const criteria = extractCriteria(text);
          expect(new Set(criteria.map(({ id }) => id)).size).toBe(criteria.length);
          for (const { span, sentence } of criteria)
            expect(text.slice(span?.start, span?.end)).toBe(sentence);
          expect(extractCriteria(text)).toEqual(criteria);
        },
      ),
    );
  });
});
