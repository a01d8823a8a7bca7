import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parseThesaurus } from '../concepts/parse-thesaurus.js';
import { buildModel, type CorpusStatistics } from '../model/build-model.js';
import { type ModelParameters } from '../model/parameters.js';
import { splitAsks } from './split-asks.js';

const root = path.join(__dirname, '..', '..');
const json = (name: string): unknown => JSON.parse(readFileSync(path.join(root, 'assets', name), 'utf8'));
const model = buildModel({
  thesaurus: readdirSync(path.join(root, 'thesaurus'))
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => [...parseThesaurus(readFileSync(path.join(root, 'thesaurus', name), 'utf8'))]),
  parameters: json('parameters.json') as ModelParameters,
  statistics: json('statistics.json') as CorpusStatistics,
});
const texts = (text: string): readonly string[] => splitAsks(text, model).map((ask) => ask.text);

describe('splitAsks', () => {
  it('takes sentences that ask and leaves the reasons out', () => {
    expect(
      texts(
        '작은 가게는 돈이 없다. 소상공인에게 AI 바우처를 나누어 달라. 날씨가 좋다. 초기 기업의 세금을 깎아 주십시오.',
      ),
    ).toEqual(['소상공인에게 AI 바우처를 나누어 달라.', '초기 기업의 세금을 깎아 주십시오.']);
  });

  it('takes the lines of an official list without their marks', () => {
    expect(
      texts('건의 사항\n○ AI 바우처 예산 확대\n- 의료데이터 개방\n2) 스톡옵션 비과세 한도 상향'),
    ).toEqual(['AI 바우처 예산 확대', '의료데이터 개방', '스톡옵션 비과세 한도 상향']);
  });

  it('splits a sentence whose clauses each name a thing of their own', () => {
    expect(texts('해외 인재의 비자를 쉽게 내 주고, 연구개발 지원금을 늘려 달라.')).toEqual([
      '해외 인재의 비자를 쉽게 내 주고,',
      '연구개발 지원금을 늘려 달라.',
    ]);
  });

  it('keeps a sentence whole when the clauses speak of one thing', () => {
    expect(texts('AI 바우처가 있으면 좋고 AI 바우처를 늘려 달라.')).toHaveLength(1);
  });

  it('takes a text without any request as one ask, and nothing of an empty one', () => {
    expect(texts('울산 제조 AI 특구')).toEqual(['울산 제조 AI 특구']);
    expect(texts(' \n ')).toEqual([]);
  });

  it('gives facets, quantities, times and directions with their places', () => {
    const text = '5년 안에 울산의 AI 스타트업 2만 개를 키우도록 펀드를 확대해 달라.';
    const [ask] = splitAsks(text, model);
    const found = Object.fromEntries(
      (ask?.facets ?? []).map((facet) => [facet.facet, text.slice(facet.start, facet.end)]),
    );
    expect(found).toMatchObject({ timing: '5년', region: '울산', quantity: '2만 개' });
    expect(ask?.facets.filter(({ facet }) => facet === 'instrument').map(({ value }) => value)).toContain(
      'instrument.ai-startup-fund',
    );
    expect(ask?.directions.map(({ polarity }) => polarity)).toContain('+');
  });

  it('is total, keeps spans in order inside the text, and never overlaps', () => {
    const piece = fc.constantFrom(
      'AI 바우처를 ',
      '늘려 달라',
      '고, ',
      '\n○ ',
      '. ',
      '비자',
      '연구개발',
      ' ',
      '😀',
      '2만 개',
      '\ud800',
      'voucher ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (text) => {
          let before = 0;
          for (const ask of splitAsks(text, model)) {
            expect(ask.start).toBeGreaterThanOrEqual(before);
            expect(ask.end).toBeGreaterThan(ask.start);
            expect(text.slice(ask.start, ask.end)).toBe(ask.text);
            for (const { start, end } of [...ask.facets, ...ask.directions]) {
              expect(start >= ask.start && end <= ask.end && end > start).toBe(true);
            }
            before = ask.end;
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('suggests no more than 50 asks', () => {
    expect(splitAsks('AI 바우처를 늘려 달라. '.repeat(500), model)).toHaveLength(50);
  });
});
