import { concept, SMALL_PARAMETERS } from '../../test/support/small-model.js';
import { type ConceptRecord } from '../thesaurus/concept-record.js';
import { buildLinks } from './concept-links.js';

function linksOf(concepts: readonly ConceptRecord[], id: string): Readonly<Record<string, number>> {
  const index = new Map(concepts.map((record, at) => [record.id, at]));
  const links = buildLinks(concepts, index, SMALL_PARAMETERS.links);
  const at = index.get(id) ?? -1;
  const targets = Array.from(links.targets[at] ?? []);
  return Object.fromEntries(
    targets.map((target, n) => [
      concepts[target]?.id ?? '',
      Number((links.strengths[at]?.[n] ?? 0).toFixed(3)),
    ]),
  );
}

describe('buildLinks', () => {
  const concepts = [
    concept('object.a', '가나'),
    concept('object.b', '다라', { broader: ['object.a'] }),
    concept('object.c', '마바', { broader: ['object.a'], related: ['object.d'] }),
    concept('object.d', '사아'),
  ];

  it('links a concept to itself, its broader one and the siblings under it', () => {
    expect(linksOf(concepts, 'object.b')).toEqual({ 'object.b': 1, 'object.a': 0.7, 'object.c': 0.28 });
  });

  it('reads related links in both directions', () => {
    expect(linksOf(concepts, 'object.d')['object.c']).toBe(0.4);
    expect(linksOf(concepts, 'object.c')['object.d']).toBe(0.4);
  });

  it('links concepts that share an official wording', () => {
    const shared = [
      concept('object.a', '가나', { official: ['공용 말'] }),
      concept('object.b', '다라', { official: ['공용말'] }),
    ];
    expect(linksOf(shared, 'object.a')).toEqual({ 'object.a': 1, 'object.b': 0.6 });
  });

  it('never links a concept to its contrary', () => {
    const contrary = [
      concept('direction.a', '늘림', { polarity: '+', opposite: 'direction.b', related: ['direction.b'] }),
      concept('direction.b', '줄임', { polarity: '-', opposite: 'direction.a' }),
    ];
    expect(linksOf(contrary, 'direction.a')).toEqual({ 'direction.a': 1 });
  });

  it('ignores links to concepts that are not there', () => {
    expect(linksOf([concept('object.a', '가나', { related: ['object.gone'] })], 'object.a')).toEqual({
      'object.a': 1,
    });
  });
});
