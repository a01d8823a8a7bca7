import { strFromU8, unzipSync } from 'fflate';
import { lintGongmunText, parse, validateHwpx } from 'kordoc';
import { emptyFacts, exampleFacts, HOSTILE } from '../../../test/example-facts.js';
import { toDocument } from '../../document/report-document.js';
import { buildReport } from '../../model/build-report.js';
import { plainText } from '../../model/plain-text.js';
import { type ReportFacts } from '../../model/report-facts.js';
import { renderReport } from '../render-report.js';
import { coverOf } from './hwpx-cover.js';
import { toHwpxSource } from './hwpx-markdown.js';
import { fromPrivate, markdownText } from './markdown-text.js';

const written = (facts: ReportFacts): Promise<Buffer> => renderReport(buildReport(facts), 'hwpx', 'ko');
const documentOf = (facts: ReportFacts) => toDocument(buildReport(facts), 'f'.repeat(64), 'ko');
/** Texts of a document in their order. */
const textsOf = (hwpx: Buffer): readonly string[] =>
  [
    ...strFromU8(unzipSync(hwpx)['Contents/section0.xml'] ?? new Uint8Array()).matchAll(
      /<hp:t>([^<]*)<\/hp:t>/g,
    ),
  ].map(([, text = '']) => text);

describe('renderHwpx', () => {
  it.each([
    ['a whole week', exampleFacts()],
    ['an empty week', emptyFacts()],
  ])('writes %s such that it is read again with all chapters and tables', async (_, facts) => {
    const hwpx = await written(facts);
    expect(await validateHwpx(hwpx)).toMatchObject({ ok: true, issues: [] });
    const read = await parse(hwpx);
    if (!read.success) throw new Error(read.error);
    const { title, sections } = documentOf(facts);
    expect(read.blocks.filter(({ type }) => type === 'heading').map(({ text }) => text)).toEqual([
      title,
      '총괄',
      ...sections.map(({ heading }) => heading),
    ]);
    const tables = sections.flatMap((section) => section.tables).filter(({ rows }) => rows.length > 0);
    const found = read.blocks.flatMap(({ table }) => (table === undefined ? [] : [table]));
    expect(found.map(({ rows, cols }) => [rows, cols])).toEqual(
      expect.arrayContaining(tables.map(({ rows, columns }) => [rows.length + 1, columns.length])),
    );
    expect(read.markdown).toMatch(/붙임 {1,2}1\. 표 자료.*\n+\s*2\. .*1부\. {1,2}끝\.\s*$/u);
  });

  it('is in the style of offices: purpose, short lines that end in nouns, days with points', async () => {
    const texts = textsOf(await written(exampleFacts()));
    expect(texts).toEqual(
      expect.arrayContaining([
        '2026. 11. 23.(월)부터 2026. 11. 29.(일)까지 AI 정책 제안의 대응 상태와 그 변화를 정리하여 보고하고자 함',
        '□ 공개된 제안 3건 가운데 1건이 공백임',
        '□ 주요 수치',
        '○ 공백인 제안: 1건(지난주와 같음)',
        '○ ‘공공 데이터 개방’은 ‘부분 대응’에서 ‘공백’으로 바뀌었음',
        '○ 기한이 지난 답변 1건을 처리할 것',
        '2026. 12. 4.(금)',
        '(단위: 건)',
        '자료: 정합 주간 보고(2026-W48), 2026. 11. 30.(월) 06:00 작성',
      ]),
    );
    expect(texts.filter((text) => /니다|십시오/u.test(text))).toEqual([]);
  });

  it('breaks no rule of official writing but the one on 24:00', () => {
    const { markdown } = toHwpxSource(coverOf(buildReport(exampleFacts())), documentOf(exampleFacts()));
    expect(lintGongmunText(markdown, { document: true })).toMatchObject([
      // the week ends at 24:00 of its last day everywhere in the product; ‘the next day 00:00’ would name another day
      { rule: 'TIME_24H', severity: 'warning', match: '24시' },
    ]);
  });

  it('carries what people wrote as they wrote it, whatever it means to the writer', async () => {
    const title = plainText(
      `${HOSTILE.markup} **굵게** _기울임_ \`코드\` [글](http://x) ![그림](y) a|b ~~지움~~ <br> $x^2$ [^1] &amp; (지역 코드 123) 도구 MCP 조회 , 둘 DT_1AB (282791) ${HOSTILE.formula} ${HOSTILE.emoji}`,
    );
    const hwpx = await written(exampleFacts(title));
    expect((await validateHwpx(hwpx)).ok).toBe(true);
    const escaped = title
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;');
    expect(textsOf(hwpx)).toContain(escaped);
  });

  it('is packed alike: the type first and bare, no folders, one time', async () => {
    const hwpx = await written(emptyFacts());
    expect(hwpx.subarray(30, 57).toString()).toBe('mimetypeapplication/hwp+zip');
    expect(Object.keys(unzipSync(hwpx))).toEqual([
      'mimetype',
      'META-INF/container.xml',
      'Contents/content.hpf',
      'Contents/header.xml',
      'Contents/section0.xml',
      'Preview/PrvText.txt',
    ]);
  });

  it('is refused in English', async () => {
    await expect(renderReport(buildReport(exampleFacts()), 'hwpx', 'en')).rejects.toMatchObject({
      code: 'report.korean-only',
    });
  });
});

describe('markdownText', () => {
  it.each(['- 첫째', '+1', '1. 첫째', '12) 둘째', 'a*b_c', '\\[x]', '<u>밑줄</u>', '2026. 11. 22.'])(
    'is undone by fromPrivate: %s',
    (text) => {
      expect(fromPrivate(markdownText(text), false)).toBe(text);
      expect(markdownText(text)).not.toMatch(/^[-+]|^\d+[.)]|[\\*_[<]/u);
    },
  );

  it('takes nothing of its own from what people wrote', () => {
    expect(fromPrivate(markdownText('\ue13c'), true)).toBe('\ufffd');
  });
});
