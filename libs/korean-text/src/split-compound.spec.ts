import fc from 'fast-check';

import { learnCompounds, splitCompound } from './split-compound.js';

const TEXTS = [
  '인공 지능 산업을 키우고 데이터 거래를 늘린다',
  '인공지능 산업과 데이터 거래, 공공 조달',
  '인공지능과 공공 조달, 인공 지능',
];
const lexicon = learnCompounds(TEXTS);

describe('learnCompounds', () => {
  it('knows stems that stand free in two texts', () => {
    expect([...lexicon.keys()].sort()).toEqual([
      '거래',
      '공공',
      '데이터',
      '산업',
      '인공',
      '인공지능',
      '조달',
      '지능',
    ]);
  });

  it('prices common words lower', () => {
    const cheap = learnCompounds(['산업 거래', '산업 거래', '산업']);
    expect(cheap.get('산업')).toBeLessThan(cheap.get('거래') ?? 0);
  });
});

describe('splitCompound', () => {
  it.each([
    ['인공지능산업', ['인공지능', '산업']],
    ['데이터거래', ['데이터', '거래']],
    ['공공데이터거래', ['공공', '데이터', '거래']],
    ['공공조달', ['공공', '조달']],
  ])('cuts %s', (stem, parts) => {
    expect(splitCompound(stem, lexicon)).toEqual(parts);
  });

  it.each(['인공지능', '산업', '산업통상부', 'ai산업', ''])('leaves %j whole', (stem) => {
    expect(splitCompound(stem, lexicon)).toEqual([stem]);
  });

  it('loses nothing of any stem', () => {
    const pieces = fc.constantFrom('인공', '지능', '산업', '데이터', '거래', '통', '상');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces, { maxLength: 8 }).map((list) => list.join('')),
        ),
        (stem) => {
          expect(splitCompound(stem, lexicon).join('')).toBe(stem);
        },
      ),
    );
  });
});
