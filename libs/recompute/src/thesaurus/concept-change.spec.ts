import { type ConceptRecord } from '@jeonghap/alignment';
import fc from 'fast-check';
import { applyChanges, changesBetween, isConflict, mergeRelease } from './concept-change.js';

const concept = (id: string, ko: string, changes: Partial<ConceptRecord> = {}): ConceptRecord => ({
  id,
  type: 'object',
  ko,
  en: ko,
  official: [ko],
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
const none = (): ReadonlySet<string> => new Set();
const [a, b, c] = [concept('object.a', '가'), concept('object.b', '나'), concept('object.c', '다')];

const thesaurus = fc
  .uniqueArray(
    fc.tuple(fc.constantFrom('object.a', 'object.b', 'object.c', 'object.d'), fc.constantFrom('가', '나')),
    {
      selector: ([id]) => id,
    },
  )
  .map((pairs) => pairs.map(([id, ko]) => concept(id, ko)).sort((x, y) => (x.id < y.id ? -1 : 1)));

describe('changesBetween', () => {
  it('tells what is new, changed and gone, and nothing of the rest', () => {
    const changed = concept('object.b', '새');
    expect(changesBetween([a, b], [changed, c])).toEqual([
      { conceptId: 'object.a', record: null, base: a },
      { conceptId: 'object.b', record: changed, base: b },
      { conceptId: 'object.c', record: c, base: null },
    ]);
  });

  it('does not mind the order of keys', () => {
    const { id, ...rest } = a;
    expect(changesBetween([a], [{ ...rest, id }])).toEqual([]);
  });

  it('leads from any thesaurus to any other', () => {
    fc.assert(
      fc.property(thesaurus, thesaurus, (from, to) => {
        expect(applyChanges(from, changesBetween(from, to))).toEqual(to);
      }),
    );
  });
});

describe('mergeRelease', () => {
  it('gives the new release with what staff changed, whoever else did not', () => {
    const staffB = concept('object.b', '직원');
    const releaseA = concept('object.a', '새판');
    const merge = mergeRelease({ before: [a, b], now: [releaseA, b, c] }, [a, staffB], none);
    expect(merge).toEqual({
      records: [releaseA, staffB, c],
      changes: [{ conceptId: 'object.b', record: staffB, base: b }],
      conflicts: [],
      deferred: [],
    });
  });

  it("keeps staff's where both changed a concept, and says so", () => {
    const [staff, release] = [concept('object.a', '직원'), concept('object.a', '새판')];
    const merge = mergeRelease({ before: [a], now: [release] }, [staff], none);
    expect(merge.records).toEqual([staff]);
    expect(merge.conflicts).toEqual(['object.a']);
  });

  it('has nothing to carry where the release came to say the same', () => {
    const staff = concept('object.a', '직원');
    expect(mergeRelease({ before: [a], now: [staff] }, [staff], none)).toMatchObject({
      changes: [],
      conflicts: [],
    });
  });

  it('lets changes wait that are at fault with what the release brings', () => {
    const linked = concept('object.b', '직원', { related: ['object.a'] });
    const dangling = (records: readonly ConceptRecord[]) => {
      const ids = new Set(records.map(({ id }) => id));
      return new Set(records.filter(({ related }) => related.some((id) => !ids.has(id))).map(({ id }) => id));
    };
    const merge = mergeRelease({ before: [a, b], now: [b] }, [a, linked], dangling);
    expect(merge.records).toEqual([b]);
    expect(merge.deferred.map(({ conceptId }) => conceptId)).toEqual(['object.b']);
  });

  it('never gives a faulty thesaurus, even where the fault stands in a shipped concept', () => {
    const merge = mergeRelease({ before: [a], now: [a] }, [a, b], (records) =>
      records.length > 1 ? new Set(['object.a']) : new Set(),
    );
    expect(merge.records).toEqual([a]);
    expect(merge.deferred).toHaveLength(1);
  });

  it('is the release itself where staff changed nothing, and what staff has where the release did not change', () => {
    fc.assert(
      fc.property(thesaurus, thesaurus, (x, y) => {
        expect(mergeRelease({ before: x, now: y }, x, none).records).toEqual(y);
        expect(mergeRelease({ before: x, now: x }, y, none).records).toEqual(y);
      }),
    );
  });
});

describe('isConflict', () => {
  it('is when what ships is neither what a change was made on nor what it says', () => {
    const change = { conceptId: 'object.a', record: b, base: a };
    expect(isConflict(change, a)).toBe(false);
    expect(isConflict(change, b)).toBe(false);
    expect(isConflict(change, c)).toBe(true);
    expect(isConflict(change, null)).toBe(true);
  });
});
