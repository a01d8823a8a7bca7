import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';

import { parseCitations } from './parse-citations.js';
import { parseQuantities } from './parse-quantities.js';
import { splitSentences } from './split-sentences.js';
import { indexTerms, isNumberStem, tokenise } from './tokenise.js';

const stems = (text: string): readonly string[] => tokenise(text).map(({ stem }) => stem);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom(...Array.from('가각의에서를은는하다해야 GPU2만%-.「」제조')),
    maxLength: 60,
  }),
);

interface GoldenLine {
  readonly text: string;
  readonly stems: readonly string[];
  readonly terms: readonly string[];
}

describe('tokenise', () => {
  it.each([
    ['중소기업들에게는 지원해야', ['중소기업', '지원']],
    ['신뢰도를 국가의 제도에', ['신뢰도', '국가', '제도']],
    ['평가는 허가와 회의를', ['평가', '허가', '회의']],
    ['대학과 기업으로부터 서울로', ['대학', '기업', '서울']],
    ['확대되는 사용하지만 개선하여', ['확대', '사용', '개선']],
    ['권한 제한 역할 피해', ['권한', '제한', '역할', '피해']],
    ['만들어야 늘려야', ['만들', '늘려']],
    ['GPU를 AI로', ['gpu', 'ai']],
    ['E-7 비자와 R&D', ['e-7', '비자', 'r&d']],
  ])('cuts %s', (text, expected) => {
    expect(stems(text)).toEqual(expected);
  });

  it('checks the final consonant before it cuts a particle', () => {
    expect(stems('데이터가 전문가가 활동가')).toEqual(['데이터', '전문가', '활동가']);
  });

  it('gives offsets into the text as it was written', () => {
    const text = 'ＡＩ·데이터를 연다';
    expect(tokenise(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'ＡＩ',
      '데이터',
      '연다',
    ]);
  });

  it('keeps numbers as tokens but not as terms', () => {
    expect(stems('2만 개 3.5')).toContain('3.5');
    expect(isNumberStem('1,000')).toBe(true);
    expect(isNumberStem('6g')).toBe(false);
    expect(indexTerms(tokenise('2030 3.5'))).toEqual([]);
  });

  it('answers the same whatever was tokenised before', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, other) => {
        const first = tokenise(text);
        tokenise(other);
        expect(tokenise(text)).toEqual(first);
      }),
    );
  });

  it('counts a ligature that comes apart into two words once', () => {
    expect(tokenise('\ufbea')).toHaveLength(1);
  });

  it('yields ordered spans that do not overlap, on any string', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let before = 0;
        for (const { stem, start, end } of tokenise(text)) {
          expect(stem).not.toBe('');
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          before = end;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('stays with the golden file', () => {
    const lines = readFileSync(join(__dirname, '../test/golden/tokens.jsonl'), 'utf8').trim().split('\n');
    expect(lines.length).toBeGreaterThan(20);
    for (const line of lines) {
      const golden = JSON.parse(line) as GoldenLine;
      expect({
        text: golden.text,
        stems: stems(golden.text),
        terms: indexTerms(tokenise(golden.text)),
      }).toEqual(golden);
    }
  });
});

describe('indexTerms', () => {
  it('emits bigrams, the bridge and the whole stem from three syllables', () => {
    expect(indexTerms(tokenise('공공 데이터'))).toEqual(['공공', '공데', '데이', '이터', '데이터']);
  });

  it('builds no bridge over a Latin word', () => {
    expect(indexTerms(tokenise('국산 GPU 서버'))).toEqual(['국산', 'gpu', '서버']);
  });
});

describe('linear time on hostile input', () => {
  const attacks: readonly (readonly [string, (length: number) => string])[] = [
    ['one syllable', (length) => '가'.repeat(length)],
    ['jamo', (length) => 'ㅋ'.repeat(length)],
    ['conjoining jamo', (length) => 'ᄀ'.repeat(length)],
    ['combining marks', (length) => `a${'\u0315\u0300'.repeat(length / 2)}`],
    ['digits and commas', (length) => '1,'.repeat(length / 2)],
    ['joined Latin', (length) => 'a-'.repeat(length / 2)],
    ['open law brackets', (length) => '「'.repeat(length)],
    ['articles', (length) => '제1조'.repeat(length / 3)],
    ['law names', (length) => '가나법 '.repeat(length / 4)],
    ['multipliers', (length) => '천만'.repeat(length / 2)],
    ['spaces', (length) => ' '.repeat(length)],
    ['full stops', (length) => '.'.repeat(length)],
    ['digit letters', (length) => `${'1.'.repeat(length / 2)}a`],
  ];
  const run = (text: string): number => {
    const from = process.cpuUsage(); // of this process alone, whatever else the machine does
    tokenise(text);
    indexTerms(tokenise(text));
    parseQuantities(text);
    parseCitations(text);
    splitSentences(text);
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1000;
  };

  it.each(attacks)('reads %s in time proportional to length', (_name, make) => {
    run(make(1_000));
    const small = Math.min(run(make(20_000)), run(make(20_000)), run(make(20_000)));
    const large = Math.min(run(make(160_000)), run(make(160_000)));
    // Eight times the text may take eight times as long; quadratic time would be sixty-four times.
    expect(large).toBeLessThan(small * 28 + 60);
  });
});
