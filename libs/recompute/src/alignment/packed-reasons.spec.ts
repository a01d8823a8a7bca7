import { type EvidencePair, PART_NAMES } from '@jeonghap/alignment';
import fc from 'fast-check';
import { readPartNumbers, readParts, readQuotes, writePartNumbers, writeQuotes } from './packed-reasons.js';

const parts = fc
  .tuple(
    ...PART_NAMES.map((name) =>
      fc.record({
        name: fc.constant(name),
        weightTenths: fc.nat(1_000),
        signal: fc.nat(10_000).map((units) => units / 10_000),
        contributionTenths: fc.integer({ min: -1_000, max: 1_000 }),
      }),
    ),
  )
  .map((all) => [...all]);

const offset = fc.nat(20_000);
const evidence = fc.array(
  fc
    .record({
      part: fc.constantFrom(...PART_NAMES),
      ask: fc.record({ field: fc.constantFrom('text', 'title', 'context'), start: offset, end: offset }),
      measure: fc.record({ field: fc.constantFrom('title', 'body'), start: offset, end: offset }),
      concept: fc.option(fc.constantFrom('object.gpu', 'region.busan'), { nil: undefined }),
    })
    .map(({ concept, ...pair }): EvidencePair => ({
      ...pair,
      ...(concept !== undefined && { concept, label: { ko: `${concept} 이름`, en: `name of ${concept}` } }),
    })),
  { maxLength: 8 },
);
const labels = Object.fromEntries(
  ['object.gpu', 'region.busan'].map((id) => [id, { ko: `${id} 이름`, en: `name of ${id}` }]),
);

describe('packed reasons', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(parts, evidence, (someParts, someEvidence) => {
        expect(readPartNumbers(writePartNumbers(someParts))).toEqual(someParts);
        expect(readQuotes(writeQuotes(someEvidence), labels)).toEqual(someEvidence);
      }),
    );
  });

  it('of a row that the release before wrote are its own parts', () => {
    const [one] = fc.sample(parts, { numRuns: 1, seed: 1 });
    expect(readParts({ partNumbers: null, parts: one ?? [] })).toEqual(one);
  });

  it('refuse parts in another order, and names that they do not know', () => {
    expect(() => writePartNumbers([])).toThrow(RangeError);
    expect(() => readQuotes('[[99,0,0,1,0,0,1]]', {})).toThrow(RangeError);
  });
});
