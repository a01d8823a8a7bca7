import { excerptAt, PreviewTally, type ScoredPair } from './preview.js';

const pair = (scoreTenths: number, object = scoreTenths): ScoredPair => ({
  scoreTenths,
  parts: [
    {
      name: 'object',
      contributionTenths: object,
      weight: 1,
      signal: 1,
    } as unknown as ScoredPair['parts'][number],
  ],
});
const move = (measureId: string, before: ScoredPair | null, after: ScoredPair | null) => ({
  proposalId: 'p',
  measureId,
  before,
  after,
});

describe('PreviewTally', () => {
  it('counts what moves, appears and goes, by part, and keeps what moves most', () => {
    const tally = new PreviewTally(2);
    tally.addPair(move('same', pair(300), pair(300)));
    tally.addPair(move('moved', pair(300), pair(250)));
    tally.addPair(move('new', null, pair(120)));
    tally.addPair(move('gone', pair(200), null));
    expect(tally.addCoverage('gap', 'partial')).toBe(true);
    expect(tally.addCoverage('gap', 'gap')).toBe(false);
    expect(tally.addCoverage(undefined, 'gap')).toBe(false);
    expect(tally.totals()).toEqual({
      pairsBefore: 3,
      pairsAfter: 3,
      pairsMoved: 1,
      pairsAppeared: 1,
      pairsGone: 1,
      entriesMoved: { proposals: 1, measures: 3 },
      largestChange: 20,
      byPart: [{ name: 'object', moved: 37 }],
      coverageFlips: [{ from: 'gap', to: 'partial', proposals: 1 }],
    });
    expect(tally.topPairs().map(({ measureId }) => measureId)).toEqual(['gone', 'new']);
  });

  it('keeps the same pairs whatever the order in which they come', () => {
    const moves = Array.from({ length: 40 }, (_, no) =>
      move(`m${String(no).padStart(2, '0')}`, pair(500), pair(400 + no)),
    );
    const topOf = (all: typeof moves) => {
      const tally = new PreviewTally(3);
      for (const one of all) tally.addPair(one);
      return tally.topPairs().map(({ measureId }) => measureId);
    };
    expect(topOf(moves)).toEqual(['m00', 'm01', 'm02']);
    expect(topOf([...moves].reverse())).toEqual(topOf(moves));
  });
});

describe('excerptAt', () => {
  it('gives the text around a place with where the place is in it', () => {
    const text = `${'가'.repeat(50)}바우처${'나'.repeat(50)}`;
    const { text: shown, from, to } = excerptAt(text, 50, 53);
    expect(shown).toBe(`…${'가'.repeat(30)}바우처${'나'.repeat(30)}…`);
    expect(shown.slice(from, to)).toBe('바우처');
  });

  it('does not go beyond the text', () => {
    expect(excerptAt('바우처\n지급', 0, 3)).toEqual({ text: '바우처 지급', from: 0, to: 3 });
  });
});
