import type { ConceptRecord } from './concept-record.js';
import { measureThesaurus } from './thesaurus-statistics.js';

const record = (id: string, changes: Partial<ConceptRecord>): ConceptRecord => ({
  id,
  type: 'object',
  ko: `이름 ${id}`,
  en: `name ${id}`,
  official: [],
  lay: [],
  abbr: [],
  en_alt: [],
  patterns: [],
  broader: [],
  related: [],
  polarity: null,
  opposite: null,
  ...changes,
});

describe('measureThesaurus', () => {
  it('counts distinct wordings and patterns once over all records', () => {
    const statistics = measureThesaurus([
      record('object.a', { official: ['가 나', '다라'], patterns: [['가', '나']] }),
      record('object.b', { official: ['가나'], patterns: [['나', '가']] }),
    ]);
    expect(statistics).toMatchObject({ concepts: 2, wordings: 6, patterns: 1 });
    expect(statistics.wordingsByList).toEqual({ official: 2, lay: 0, abbr: 0, en_alt: 0, rude: 0 });
  });

  it('counts a link at both ends and a mutual link once', () => {
    const statistics = measureThesaurus([
      record('object.a', { related: ['object.b', 'object.c'] }),
      record('object.b', { related: ['object.a'] }),
      record('object.c', {}),
    ]);
    expect(statistics.meanLinks).toBeCloseTo(4 / 3);
    expect(statistics.sparselyLinked).toBe(3);
  });

  it('counts a pair of opposites once and concepts by type', () => {
    const statistics = measureThesaurus([
      record('direction.a', { type: 'direction', opposite: 'direction.b' }),
      record('direction.b', { type: 'direction', opposite: 'direction.a' }),
    ]);
    expect(statistics.oppositePairs).toBe(1);
    expect(statistics.conceptsByType).toMatchObject({ direction: 2, object: 0 });
  });

  it('is all zero for no record', () => {
    expect(measureThesaurus([])).toMatchObject({ concepts: 0, wordings: 0, meanLinks: 0, sparselyLinked: 0 });
  });
});
