import { emptyFacts, exampleFacts } from '../../test/example-facts.js';
import { buildReport } from '../model/build-report.js';
import { officialDay, toOfficialStyle } from './official-style.js';
import { toDocument } from './report-document.js';

it('writes a day as offices do', () => {
  expect([officialDay('2026-11-22'), officialDay('2028-02-29')]).toEqual([
    '2026. 11. 22.(일)',
    '2028. 2. 29.(화)',
  ]);
});

describe('toOfficialStyle', () => {
  it.each([
    ['새로 생긴 공백이 없습니다.', ['새로 생긴 공백이 없음']],
    ['지난주보다 2건 늘었습니다', ['지난주보다 2건 늘었음']],
    ['미리보기입니다. 저장되지 않습니다.', ['미리보기임', '저장되지 않음']],
    [
      '‘가’는 ‘공백’으로 바뀌었습니다(글이 아니라 산출 모형이 바뀐 결과).',
      ['‘가’는 ‘공백’으로 바뀌었음(글이 아니라 산출 모형이 바뀐 결과)'],
    ],
    ['기한이 지난 답변 1건을 처리하십시오.', ['기한이 지난 답변 1건을 처리할 것']],
    ['새 공백인 ‘나’에 답할 대응 수단을 찾으십시오.', ['새 공백인 ‘나’에 답할 대응 수단을 찾을 것']],
    ['새 자료와 견주어 보십시오.', ['새 자료와 견주어 볼 것']],
    ['‘이 제목은 좋습니다.’가 새로 등록되었습니다.', ['‘이 제목은 좋습니다.’가 새로 등록되었음']],
    [
      '2026년 12월 4일(5영업일 뒤)에 마감하니 확인하십시오.',
      ['2026. 12. 4.(금)(5영업일 뒤)에 마감하니 확인할 것'],
    ],
    ['작성 2026-11-30 06:00(한국 시각)', ['작성 2026. 11. 30.(월) 06:00(한국 시각)']],
    ['산출 모형 abc123.', ['산출 모형 abc123']],
    ['', []],
  ])('%s', (polite, official) => {
    expect(toOfficialStyle(polite)).toEqual(official);
  });

  it('leaves no polite ending in anything that a report says', () => {
    const facts = [
      exampleFacts(),
      emptyFacts(),
      { ...exampleFacts(), edition: 2, reason: '고침' },
      { ...exampleFacts(), coverageKnownSince: new Date('2026-11-25T00:00:00Z') },
    ];
    const said = facts.flatMap((one) => {
      const { banners, answer, numbers, changes, actions, sections } = toDocument(
        buildReport(one),
        'f'.repeat(64),
        'ko',
      );
      return [
        ...[...banners, answer, ...numbers.map(({ change }) => change), ...changes, ...actions],
        ...sections.flatMap(({ paragraphs, tables }) => [
          ...paragraphs,
          ...tables.flatMap(({ notes }) => notes),
        ]),
      ];
    });
    const official = said.flatMap(toOfficialStyle);
    expect(official.length).toBeGreaterThan(60);
    expect(official.filter((text) => /니다|시오|\.$/u.test(text.replace(/‘[^’]*’/gu, '')))).toEqual([]);
  });
});
