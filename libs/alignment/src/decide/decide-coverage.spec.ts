import fc from 'fast-check';

import { smallModel } from '../../test/support/small-model.js';
import { prepareAsk } from '../prepare/prepare-ask.js';
import { type FacetMatch } from '../score/compare-facets.js';
import { type CoverageInput, decideCoverage } from './decide-coverage.js';
import { rollUpCoverage } from './roll-up-coverage.js';

const model = smallModel();
const ask = prepareAsk({ title: '', text: '울산 소상공인 바우처 2만 개' }, model);
const unreadable = prepareAsk({ title: '', text: '' }, model);

function facet(name: FacetMatch['facet'], state: FacetMatch['state']): FacetMatch {
  return { facet: name, state, asked: ['가'], offered: [], askedEn: ['a'], offeredEn: [] };
}

function input(measureId: string, fields: Partial<CoverageInput> = {}): CoverageInput {
  return {
    measureId,
    scoreTenths: 700,
    confidence: 0.8,
    parts: [{ name: 'meaning', signal: 0.5 }],
    opposes: false,
    facets: [facet('instrument', 'met')],
    measureStatus: 'in_force',
    measureKind: 'programme',
    ...fields,
  };
}

describe('decideCoverage', () => {
  it('is covered by a firm measure that exists', () => {
    expect(decideCoverage(ask, [input('a')], model)).toMatchObject({
      status: 'covered',
      reason: 'answered',
      best: ['a'],
      missing: [],
    });
  });

  it('is partial while the answer is only announced', () => {
    const coverage = decideCoverage(ask, [input('a', { measureStatus: 'announced' })], model);
    expect(coverage).toMatchObject({
      status: 'partial',
      reason: 'not-yet-live',
      params: { measureStatus: 'announced' },
    });
  });

  it('is partial when the amount asked for is missing', () => {
    const facets = [facet('instrument', 'met'), facet('quantity', 'unmet')];
    expect(decideCoverage(ask, [input('a', { facets })], model)).toMatchObject({
      status: 'partial',
      missing: ['quantity'],
    });
  });

  it('counts a facet as met when any of the best measures meets it', () => {
    const facets = [facet('quantity', 'unmet')];
    const coverage = decideCoverage(
      ask,
      [input('a', { facets }), input('b', { facets: [facet('quantity', 'met')] })],
      model,
    );
    expect(coverage).toMatchObject({ status: 'covered', missing: [] });
  });

  it('is a gap when nothing reaches the ask, and names the facets asked for', () => {
    const coverage = decideCoverage(ask, [input('a', { confidence: 0.03, scoreTenths: 120 })], model);
    expect(coverage).toMatchObject({ status: 'gap', reason: 'only-weak', best: [] });
    expect(coverage.missing).toEqual(['instrument', 'beneficiary', 'region', 'quantity']);
    expect(decideCoverage(ask, [], model)).toMatchObject({ status: 'gap', reason: 'nothing-found' });
  });

  it('does not count measures that go the other way, and names them', () => {
    expect(decideCoverage(ask, [input('a', { opposes: true })], model)).toMatchObject({
      status: 'gap',
      reason: 'only-opposing',
      opposing: ['a'],
    });
  });

  it('is insufficient when the ask cannot be read', () => {
    expect(decideCoverage(unreadable, [input('a')], model)).toMatchObject({
      status: 'insufficient',
      reason: 'unreadable',
    });
  });

  it('puts a decision of a person before the score', () => {
    const rejected = decideCoverage(ask, [input('a', { review: 'rejected' })], model);
    expect(rejected).toMatchObject({ status: 'gap', reason: 'nothing-found', best: [] });
    const weak = { confidence: 0.01, scoreTenths: 110, opposes: true, review: 'answers_wholly' as const };
    const facets = [facet('quantity', 'unmet')];
    expect(decideCoverage(ask, [input('a'), input('b', { ...weak, facets })], model)).toMatchObject({
      status: 'covered',
      reason: 'confirmed',
      best: ['b', 'a'],
      opposing: [],
      missing: [],
    });
    expect(decideCoverage(unreadable, [input('b', weak)], model).status).toBe('covered');
  });

  it('is partial while a measure that answers wholly does not exist yet', () => {
    const planned = input('a', { review: 'answers_wholly', measureStatus: 'announced' });
    expect(decideCoverage(ask, [planned], model)).toMatchObject({
      status: 'partial',
      reason: 'not-yet-live',
      missing: [],
    });
    const beside = input('b', { confidence: 0.2, facets: [facet('quantity', 'unmet')] });
    expect(decideCoverage(ask, [planned, beside], model)).toMatchObject({
      status: 'partial',
      reason: 'not-yet-live',
      params: { measureStatus: 'announced' },
    });
  });

  it('is neither a gap nor covered by a measure that answers partly, whatever its score', () => {
    for (const confidence of [0.01, 0.5, 1]) {
      const partly = input('a', { confidence, review: 'answers_partly' });
      expect(decideCoverage(ask, [partly], model)).toMatchObject({
        status: 'partial',
        reason: 'confirmed-partly',
      });
    }
    const other = [input('a', { confidence: 0.01, review: 'answers_partly' }), input('b')];
    expect(decideCoverage(ask, other, model)).toMatchObject({ status: 'covered', reason: 'answered' });
  });

  it('goes by an adjusted score as by any other, and not by the direction that the machine read', () => {
    const adjusted = (scoreTenths: number): CoverageInput =>
      input('a', { scoreTenths, confidence: scoreTenths / 1000, opposes: true, review: 'adjusted' });
    expect(decideCoverage(ask, [adjusted(900)], model)).toMatchObject({ status: 'covered', opposing: [] });
    expect(decideCoverage(ask, [adjusted(10)], model)).toMatchObject({ status: 'gap', opposing: [] });
  });

  it('does not depend on the order of its input', () => {
    const inputs = ['a', 'b', 'c', 'd'].map((id, at) =>
      input(id, {
        scoreTenths: 300 + (at % 2) * 100,
        confidence: 0.3,
        measureStatus: at > 1 ? 'open' : 'planned',
      }),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(inputs, { minLength: inputs.length }), (shuffled) => {
        expect(decideCoverage(ask, shuffled, model)).toEqual(decideCoverage(ask, inputs, model));
      }),
    );
  });

  it('never gets worse when a measure becomes more certain', () => {
    const rank = { insufficient: 0, gap: 0, partial: 1, covered: 2 };
    const chance = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(chance, chance, (a, b) => {
        const status = (confidence: number): number =>
          rank[decideCoverage(ask, [input('a', { confidence })], model).status];
        expect(status(Math.max(a, b) / 100)).toBeGreaterThanOrEqual(status(Math.min(a, b) / 100));
      }),
    );
  });
});

describe('rollUpCoverage', () => {
  const coverage = (
    status: 'covered' | 'partial' | 'gap' | 'insufficient',
  ): ReturnType<typeof decideCoverage> => ({
    ...decideCoverage(ask, [], model),
    status,
    missing: status === 'gap' ? ['region', 'instrument'] : [],
  });

  it.each([
    [['covered', 'covered'], 'covered'],
    [['covered', 'gap'], 'partial'],
    [['gap', 'gap'], 'gap'],
    [['partial'], 'partial'],
    [['insufficient', 'covered'], 'covered'],
    [['insufficient'], 'insufficient'],
    [[], 'insufficient'],
  ] as const)('%j → %s', (statuses, expected) => {
    expect(rollUpCoverage(statuses.map(coverage)).status).toBe(expected);
  });

  it('counts the asks and lists the missing facets in their order', () => {
    expect(rollUpCoverage([coverage('gap'), coverage('covered')])).toEqual({
      status: 'partial',
      counts: { covered: 1, partial: 0, gap: 1, insufficient: 0 },
      missing: ['instrument', 'region'],
    });
  });
});
