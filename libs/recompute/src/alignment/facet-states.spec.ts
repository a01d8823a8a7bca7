import { facetsOf, prepareAsk, prepareMeasure, scoreAlignment } from '@jeonghap/alignment';
import { loadModel } from '../model/load-model.js';
import { joinFacets, readFacetStates, writeFacetStates } from './facet-states.js';

const model = loadModel();
const ask = prepareAsk({ title: '바우처', text: '울산 중소기업에 2027년까지 이용권 2만 개를 달라' }, model);
const measure = prepareMeasure(
  { kind: 'programme', title: 'AI 바우처', body: '중소기업에 이용권 2천 개를 준다.', status: 'open' },
  model,
);

describe('facet states', () => {
  it('give the facets of an alignment back, with what both sides say', () => {
    const { facets } = scoreAlignment(ask, measure, model);
    expect(new Set(facets.map(({ state }) => state)).size).toBeGreaterThan(2);
    expect(joinFacets(writeFacetStates(facets), facetsOf(ask), facetsOf(measure))).toEqual(facets);
  });

  it('are refused when they are none', () => {
    expect(() => readFacetStates('mmx')).toThrow(RangeError);
  });
});
