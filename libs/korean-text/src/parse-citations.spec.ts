import fc from 'fast-check';

import { parseCitations } from './parse-citations.js';

describe('parseCitations', () => {
  it('reads a bracketed law with article and paragraph', () => {
    const text = '「인공지능 발전과 신뢰 기반 조성 등에 관한 기본법」 제16조의2제1항에 따라';
    expect(parseCitations(text)).toEqual([
      {
        law: '인공지능 발전과 신뢰 기반 조성 등에 관한 기본법',
        article: '16의2',
        paragraph: 1,
        span: { start: 0, end: 39 },
      },
    ]);
    expect(text.slice(0, 39).endsWith('제1항')).toBe(true);
  });

  it('reads a law without brackets and where its name begins', () => {
    const text = '앞으로 개인정보 보호법 제28조의2에';
    const [citation] = parseCitations(text);
    expect(citation).toMatchObject({ law: '개인정보 보호법', article: '28의2' });
    expect(text.slice(citation?.span.start, citation?.span.end)).toBe('개인정보 보호법 제28조의2');
  });

  it('does not take the text after another article for a law name', () => {
    expect(
      parseCitations('제5조를 고치고 저작권법 제35조의5를').map(({ law, article }) => [law, article]),
    ).toEqual([
      ['', '5'],
      ['저작권법', '35의5'],
    ]);
  });

  it('reads a bracketed law alone', () => {
    expect(parseCitations('「데이터기본법」을 고쳐')).toMatchObject([
      { law: '데이터 산업진흥 및 이용촉진에 관한 기본법' },
    ]);
    expect(parseCitations('「데이터기본법」을')[0]).not.toHaveProperty('article');
  });

  it('keeps names of the 위한 kind whole', () => {
    expect(parseCitations('경쟁력강화를 위한 특별조치법 제3조')[0]?.law).toBe('경쟁력강화를 위한 특별조치법');
  });

  it('is total, ordered and without overlap on any string', () => {
    const piece = fc.constantFrom(
      '「',
      '」',
      '법',
      '제',
      '1',
      '조',
      '의',
      '2',
      '항',
      ' ',
      '시행령',
      '가',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        let before = 0;
        for (const { span } of parseCitations(text)) {
          expect(span.start).toBeGreaterThanOrEqual(before);
          expect(span.end).toBeGreaterThan(span.start);
          before = span.end;
        }
      }),
      { numRuns: 500 },
    );
  });
});
