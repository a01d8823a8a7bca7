import { emptyFacts, exampleFacts } from '../../test/example-facts.js';
import { buildReport } from '../model/build-report.js';
import { compareDocuments } from './compare-documents.js';
import { type Language } from './document.js';
import { toDocument } from './report-document.js';
import { changeWords } from './sentences.js';

const documentOf = (facts = exampleFacts(), lang: Language = 'ko') =>
  toDocument(buildReport(facts), 'f'.repeat(64), lang);

describe('toDocument', () => {
  it('puts what is overdue, the week and its changes on the front page in Korean', () => {
    const { title, subtitle, answer, numbers, changes, actions } = documentOf();
    expect(title).toBe('주간 정합 보고 2026년 48주차');
    expect(subtitle).toBe(
      '2026년 11월 23일부터 2026년 11월 29일까지 · 제1판 · 작성 2026-11-30 06:00(한국 시각)',
    );
    expect(answer).toBe(
      '공개된 제안 3건 가운데 1건이 공백입니다. 이번 주에 공백 1건이 새로 생기고 1건이 메워졌습니다.',
    );
    expect(numbers).toEqual([
      { label: '공백인 제안', value: '1건', change: '지난주와 같습니다' },
      { label: '대응 또는 부분 대응인 제안', value: '2건', change: '지난주보다 1건 늘었습니다' },
      { label: '10영업일 안에 마감하는 사업', value: '1건', change: '지난주보다 1건 늘었습니다' },
    ]);
    expect(changes).toEqual([
      '‘공공 데이터 개방’은 ‘부분 대응’에서 ‘공백’으로 바뀌었습니다.',
      '‘둘째 제안’은 ‘공백’에서 ‘대응’으로 바뀌었습니다(글이 아니라 산출 모형이 바뀐 결과).',
      '‘AI 기본법 개정안’은 계획 단계에서 법안 계류 단계로 바뀌었습니다.',
    ]);
    expect(actions).toEqual([
      '기한이 지난 답변 1건을 처리하십시오.',
      '두 번째 검토자를 기다리는 검토 2건을 확인하십시오.',
      '새 공백인 ‘공공 데이터 개방’에 답할 대응 수단을 찾으십시오.',
    ]);
  });

  it('says the same in English', () => {
    const { answer, changes, actions } = documentOf(exampleFacts(), 'en');
    expect(answer).toBe('Of 3 published proposals, 1 is a gap. This week 1 gap opened and 1 closed.');
    expect(changes[0]).toBe('‘공공 데이터 개방’ became a gap; before it was ‘Partly covered’.');
    expect(actions[0]).toBe('Answer the 1 ask whose answer is overdue.');
  });

  it('takes the particle that the title asks for', () => {
    const [changed] = documentOf(exampleFacts('AI 바우처')).changes;
    expect(changed).toBe('‘AI 바우처’는 ‘부분 대응’에서 ‘공백’으로 바뀌었습니다.');
  });

  it('tells the part and the entry that moved a score', () => {
    const scores = documentOf().sections.find(({ id }) => id === 'scores');
    expect(scores?.paragraphs).toEqual([
      '산출 모형이 바뀌어 점수가 달라진 쌍 3건은 이 표에 넣지 않았습니다.',
    ]);
    expect(scores?.tables[0]?.rows[0]?.cells.map(({ text }) => text)).toEqual([
      '공공 데이터 개방',
      '1. 공공 데이터 개방',
      '공공 데이터 개방',
      '40.2',
      '61.9',
      '정책 수단 9.4점 상승 · ‘공공 데이터 개방’ (본문, 예산)',
    ]);
  });

  it('counts working days to an end, and says of a stale source how old it is', () => {
    const { sections } = documentOf();
    const rows = (id: string) =>
      sections
        .flatMap(({ tables }) => tables)
        .find((table) => table.id === id)
        ?.rows.map(({ cells }) => cells.map(({ text }) => text));
    expect(rows('programmes-closing')).toEqual([
      ['공공 데이터 개방', '과학기술정보통신부', '2026-12-04', '5'],
    ]);
    expect(rows('sources')).toEqual([
      ['간담회 자료', '2026-06-01', '181', '오래됨'],
      ['날짜 없는 자료', '알 수 없음', '알 수 없음', '-'],
    ]);
  });

  it('gives what was before as not known, never as nought', () => {
    const { sections } = documentOf();
    const axis = sections.flatMap(({ tables }) => tables).find(({ id }) => id === 'coverage-axis');
    expect(axis?.rows[0]?.cells.slice(-2).map(({ text }) => text)).toEqual(['변화 없음', '알 수 없음']);
    const ministry = sections.flatMap(({ tables }) => tables).find(({ id }) => id === 'coverage-ministry');
    expect(ministry?.rows[0]?.cells.at(-2)?.text).toBe('알 수 없음');
    expect(ministry?.notes.join()).toContain('제안 1건은 이 표에 들어 있지 않습니다');
  });

  it('counts by region, with those that name none last', () => {
    const { sections } = documentOf();
    const region = sections.flatMap(({ tables }) => tables).find(({ id }) => id === 'coverage-region');
    expect(region?.caption).toBe('지역별');
    expect(region?.rows.map(({ cells }) => cells[0]?.text)).toEqual(['울산', '지역 미지정']);
  });

  it('has words for an empty week', () => {
    const { answer, changes, actions, sections } = documentOf(emptyFacts());
    expect(answer).toBe('이 주에는 공개된 제안이 없었습니다.');
    expect(changes).toEqual(['이번 주에는 알릴 변화가 없습니다.']);
    expect(actions).toEqual(['이 보고에서 따로 할 일이 나오지 않았습니다.']);
    expect(sections.map(({ id }) => id)).not.toContain('desk');
    for (const { rows, notes } of sections.flatMap(({ tables }) => tables))
      expect(rows.length + notes.length).toBeGreaterThan(0);
  });

  it('has words for the first week, in which nothing is called new', () => {
    const facts = { ...exampleFacts(), coverageKnownSince: new Date('2026-11-25T00:00:00Z') };
    const { banners, numbers, sections } = documentOf(facts);
    expect(banners).toContain('기록이 시작된 주의 보고입니다.');
    expect(numbers.map(({ change }) => change)).toEqual(Array(3).fill('지난주 값은 알 수 없습니다'));
    const changed = sections.flatMap(({ tables }) => tables).find(({ id }) => id === 'programmes-changed');
    expect(changed?.rows.map(({ key }) => key)).toEqual(['m2']);
  });

  it('says what a correction is for, and that a preview is none', () => {
    const corrected = documentOf({ ...exampleFacts(), edition: 2, reason: '출처를 바로잡음' });
    expect(corrected.banners[0]).toBe('바로잡은 제2판입니다. 사유: 출처를 바로잡음');
    const facts = { ...exampleFacts(), edition: 0, until: new Date('2026-11-25T03:00:00Z') };
    expect(documentOf(facts).banners[0]).toBe(
      '미리보기입니다. 저장되지 않습니다. 아직 끝나지 않은 주를 지금까지만 센 것입니다.',
    );
  });
});

it.each([
  [40.2, 61.9, ' 점수가 40.2점에서 61.9점으로 올랐습니다.', 'rose from 40.2 to 61.9'],
  [40.2, 12, ' 점수가 40.2점에서 12.0점으로 내렸습니다.', 'fell from 40.2 to 12.0'],
  [null, 30, '(30.0점)이 새로 생겼습니다.', 'began at 30.0'],
  [30, null, '(30.0점)이 없어졌습니다.', 'ended at 30.0'],
])('names the ask whose score moved from %p to %p', (before, after, ko, en) => {
  const { scoreMoves } = exampleFacts();
  const items = scoreMoves.items.map((move) => ({ ...move, before, after, askNo: 2 }));
  const facts = { ...emptyFacts(), scoreMoves: { ...scoreMoves, items } };
  const name = '공공 데이터 개방'; // the example's proposal and its programme are called alike
  expect(documentOf(facts).changes[0]).toBe(`‘${name}’의 요구 2와 ‘${name}’의 정합${ko}`);
  expect(documentOf(facts, 'en').changes[0]).toBe(
    `The alignment of ask 2 of ‘${name}’ with ‘${name}’ ${en}.`,
  );
});

it.each([
  [3, 1, '지난주보다 2건 늘었습니다', '2 more than last week'],
  [1, 1_201, '지난주보다 1,200건 줄었습니다', '1,200 fewer than last week'],
  [1, 1, '지난주와 같습니다', 'the same as last week'],
  [1, null, '지난주 값은 알 수 없습니다', 'last week is not known'],
])('changeWords(%p, %p)', (now, before, ko, en) => {
  expect([changeWords(now, before, 'ko'), changeWords(now, before, 'en')]).toEqual([ko, en]);
});

describe('compareDocuments', () => {
  it('finds nothing between a report and itself', () => {
    expect(compareDocuments(documentOf(), documentOf())).toEqual({ numbers: [], tables: [] });
  });

  it('tells numbers that differ, and rows that came, went or changed', () => {
    const facts = exampleFacts();
    const later = {
      ...facts,
      sources: [
        { title: '간담회 자료', titleEn: null, publishedOn: '2026-11-01' },
        { title: '새 자료', titleEn: null, publishedOn: null },
      ],
      now: facts.now.slice(0, 2),
    };
    const { numbers, tables } = compareDocuments(documentOf(facts), documentOf(later));
    expect(numbers).toEqual([{ label: '대응 또는 부분 대응인 제안', before: '2건', after: '1건' }]);
    expect(tables.find(({ id }) => id === 'sources')?.rows).toEqual([
      {
        ...{ kind: 'changed', row: '간담회 자료' },
        cells: [
          { column: '발행일', before: '2026-06-01', after: '2026-11-01' },
          { column: '나이(일)', before: '181', after: '28' },
          { column: '상태', before: '오래됨', after: '최근' },
        ],
      },
      { kind: 'added', row: '새 자료', cells: [] },
      { kind: 'removed', row: '날짜 없는 자료', cells: [] },
    ]);
  });
});
