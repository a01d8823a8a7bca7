import fc from 'fast-check';
import type { ConceptRecord } from './concept-record.js';
import { lintThesaurus } from './lint-thesaurus.js';

/** A sound record; the pair `object.one` and `object.two` lints clean. */
const record = (id: string, changes: Partial<ConceptRecord> = {}): ConceptRecord => ({
  id,
  type: id.slice(0, id.indexOf('.')) as ConceptRecord['type'],
  ko: `이름 ${id}`,
  en: `name ${id}`,
  official: [`이름 ${id}`, `공식 ${id}`],
  lay: [`입말 ${id}`],
  abbr: [],
  en_alt: [],
  patterns: [['낱말', id]],
  broader: [],
  related: [id === 'object.one' ? 'object.two' : 'object.one'],
  polarity: null,
  opposite: null,
  ...changes,
});

const codesOf = (...records: readonly unknown[]): readonly string[] =>
  lintThesaurus(records).map((problem) => `${problem.severity} ${problem.code} ${problem.id}`);

/** Lints a changed record beside a sound one. */
const codesOfOne = (changes: Partial<ConceptRecord>): readonly string[] =>
  codesOf(record('object.one', changes), record('object.two'));

describe('lintThesaurus', () => {
  it('finds nothing in sound records', () => {
    expect(codesOfOne({})).toEqual([]);
    expect(codesOf()).toEqual([]);
  });

  it('answers any JSON values without throwing and never passes one that is no record', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { minLength: 1, maxLength: 5 }), (values) => {
        expect(lintThesaurus(values).length).toBeGreaterThanOrEqual(values.length);
      }),
    );
  });

  describe('shape', () => {
    it.each([null, 'text', 7, [record('object.one')]])(
      'refuses %p as a record and names its place',
      (value) => {
        expect(codesOf(value)).toEqual(['error not-a-record #0']);
      },
    );

    it('reports a missing and an unknown key', () => {
      const { lay, ...rest } = record('object.one');
      expect(codesOf({ ...rest, colloquial: lay })).toEqual([
        'error missing-key object.one',
        'error unknown-key object.one',
      ]);
    });

    it.each([
      ['ko', 7],
      ['official', '공식'],
      ['lay', [1]],
      ['rude', 'x'],
      ['patterns', ['낱말', '또']],
      ['polarity', '*'],
      ['opposite', 1],
    ])('reports %s of the wrong type', (key, value) => {
      expect(lintThesaurus([{ ...record('object.one'), [key]: value }])).toEqual([
        { severity: 'error', code: 'wrong-type', id: 'object.one', detail: key },
      ]);
    });

    it('accepts slang in its optional list', () => {
      expect(codesOfOne({ rude: ['비속어 하나'] })).toEqual([]);
    });
  });

  describe('a record on its own', () => {
    it.each(['object.One', 'object.one-', 'object', 'sector.one', 'object.one.two'])(
      'refuses the id %s',
      (id) => {
        const problems = lintThesaurus([{ ...record('object.two', { related: ['object.two'] }), id }]);
        expect(problems.map((problem) => problem.code)).toContain('bad-id');
      },
    );

    it('refuses a type outside the list', () => {
      const foreign = { ...record('object.two'), id: 'thing.two', type: 'thing' };
      expect(codesOf(record('object.one', { related: ['thing.two'] }), foreign)).toEqual([
        'error bad-id thing.two',
      ]);
    });

    it('reports empty names', () => {
      expect(codesOfOne({ ko: ' ', en: '' })).toEqual([
        'error empty-name object.one',
        'error empty-name object.one',
      ]);
    });

    it('reports a record without any Korean wording', () => {
      expect(codesOfOne({ official: [], lay: [] })).toEqual(['error no-wording object.one']);
    });

    it('reports a plain name that no wording would match', () => {
      expect(codesOfOne({ official: ['공식'] })).toEqual(['error unmatched-name object.one']);
      expect(codesOfOne({ official: ['공식'], ko: '이름·별명' })).toEqual([]);
      expect(codesOfOne({ official: ['공식'], ko: '이름(별명)' })).toEqual([]);
    });

    it('reports a wording that only differs from another of the record by width, case or spaces', () => {
      expect(codesOfOne({ lay: ['공식 OBJECT . one'] })).toEqual(['error repeated-wording object.one']);
      expect(codesOfOne({ abbr: ['NAMEobject.one'] })).toEqual(['error repeated-wording object.one']);
    });

    it.each([
      ['줌', 'one-syllable'],
      ['A', 'one-syllable'],
      [' ', 'one-syllable'],
      ['여야', 'grammar-fragment'],
      ['에 서', 'grammar-fragment'],
      ['2030', 'bare-number'],
      ['4.5%', 'bare-number'],
      ['7', 'bare-number'],
    ])('reports the wording "%s" as %s', (wording, code) => {
      expect(codesOfOne({ lay: [wording] })).toEqual([`error ${code} object.one`]);
    });

    it.each(['수가', '5G', '2030세대', 'AI'])('lets the short wording %s stand', (wording) => {
      expect(codesOfOne({ abbr: [wording] })).toEqual([]);
    });

    it('reports patterns with too few, equal or too many stems', () => {
      const patterns = [['하나'], ['둘', '둘'], ['셋', ' '], ['가', '나', '다', '라'], []];
      const codes = lintThesaurus([record('object.one', { patterns }), record('object.two')]).map(
        (p) => p.code,
      );
      expect(codes).toEqual([
        'short-pattern',
        'short-pattern',
        'short-pattern',
        'long-pattern',
        'short-pattern',
      ]);
    });

    it('reports a pattern repeated in another order', () => {
      const patterns = [
        ['AI', '교육'],
        ['교육', 'ai'],
      ];
      expect(codesOfOne({ patterns })).toEqual(['error repeated-pattern object.one']);
    });

    it('reports links to itself', () => {
      expect(codesOfOne({ related: ['object.one'] })).toContain('error self-link object.one');
    });
  });

  describe('links', () => {
    it('reports an id used twice', () => {
      const twice = record('object.one', { ko: '다른 이름' });
      expect(codesOf(record('object.one'), record('object.two'), twice)).toContain(
        'error duplicate-id object.one',
      );
    });

    it.each([
      { broader: ['object.gone'] },
      { related: ['object.gone', 'object.two'] },
      { opposite: 'object.gone', polarity: '+' as const },
    ])('reports a link that leads nowhere: %j', (changes) => {
      expect(codesOfOne(changes)).toEqual(['error dangling-link object.one']);
    });

    it('reports a circle of broader links once', () => {
      const records = [
        record('object.one', { broader: ['object.two'] }),
        record('object.two', { broader: ['object.three'] }),
        record('object.three', { broader: ['object.one'] }),
      ];
      expect(lintThesaurus(records)).toEqual([
        {
          severity: 'error',
          code: 'broader-cycle',
          id: 'object.one',
          detail: 'object.one > object.two > object.three > object.one',
        },
      ]);
    });

    it('lets two paths lead to the same broader concept', () => {
      const records = [
        record('object.one', { broader: ['object.two', 'object.three'] }),
        record('object.two', { broader: ['object.three'] }),
        record('object.three'),
      ];
      expect(codesOf(...records)).toEqual([]);
    });

    it('reports a concept that nothing links to and that links to nothing', () => {
      const lonely = record('object.three', { related: [] });
      expect(codesOf(record('object.one'), record('object.two'), lonely)).toEqual([
        'error orphan object.three',
      ]);
    });

    it('counts a link from the other side', () => {
      expect(codesOfOne({ related: [] })).toEqual([]);
    });
  });

  describe('opposites', () => {
    const more = (changes: Partial<ConceptRecord> = {}): ConceptRecord =>
      record('direction.more', { polarity: '+', opposite: 'direction.less', related: [], ...changes });
    const less = (changes: Partial<ConceptRecord> = {}): ConceptRecord =>
      record('direction.less', { polarity: '-', opposite: 'direction.more', related: [], ...changes });

    it('accepts a symmetric pair', () => {
      expect(codesOf(more(), less())).toEqual([]);
    });

    it('reports an opposite that does not answer', () => {
      expect(codesOf(more(), less({ opposite: null }))).toEqual(['error asymmetric-opposite direction.more']);
    });

    it('reports the same polarity on both sides, from both sides', () => {
      expect(codesOf(more(), less({ polarity: '+' }))).toEqual([
        'error same-polarity direction.more',
        'error same-polarity direction.less',
      ]);
    });

    it('reports an opposite without a polarity', () => {
      expect(codesOf(more({ polarity: null }), less())).toEqual(['error missing-polarity direction.more']);
    });

    it('reports a wording that both claim, even in different lists', () => {
      expect(codesOf(more({ lay: ['더 하자'] }), less({ abbr: ['더하자'] }))).toEqual([
        'error contradictory-wording direction.more',
      ]);
    });

    it('reports a pattern that both claim in another order', () => {
      expect(codesOf(more({ patterns: [['더', '덜']] }), less({ patterns: [['덜', '더']] }))).toEqual([
        'error contradictory-pattern direction.more',
      ]);
    });
  });

  describe('wordings across concepts', () => {
    it('warns of a wording two unlinked concepts share', () => {
      const records = [
        record('object.one', { lay: ['같은 말'] }),
        record('object.two'),
        record('object.three', { related: ['object.two'], en_alt: ['같은말'] }),
      ];
      expect(lintThesaurus(records)).toEqual([
        {
          severity: 'warning',
          code: 'shared-wording',
          id: 'object.one',
          detail: '"같은말" is also in object.three',
        },
      ]);
    });

    it('lets linked concepts share a wording', () => {
      expect(
        codesOf(record('object.one', { lay: ['같은 말'] }), record('object.two', { lay: ['같은 말'] })),
      ).toEqual([]);
    });

    it('reports slang that another record would display', () => {
      expect(
        codesOf(record('object.one', { rude: ['막말'] }), record('object.two', { lay: ['막말'] })),
      ).toEqual(['error displayed-slang object.two']);
    });
  });
});
