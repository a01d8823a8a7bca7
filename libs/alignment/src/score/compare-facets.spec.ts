import { smallModel } from '../../test/support/small-model.js';
import { type Facet } from '../prepare/facet.js';
import { type AskInput, prepareAsk } from '../prepare/prepare-ask.js';
import { type MeasureInput, prepareMeasure } from '../prepare/prepare-measure.js';
import { type FacetMatch } from './compare-facets.js';
import { scoreAlignment } from './score-alignment.js';

const model = smallModel();

function match(facet: Facet, ask: Partial<AskInput>, measure: Partial<MeasureInput>): FacetMatch | undefined {
  const prepared = prepareAsk({ title: '', text: '', ...ask }, model);
  const other = prepareMeasure(
    { kind: 'programme', title: '사업', body: '', status: 'in_force', ...measure },
    model,
  );
  return scoreAlignment(prepared, other, model).facets.find((found) => found.facet === facet);
}

describe('compareFacets', () => {
  it('is not asked where the ask says nothing', () => {
    expect(match('region', { text: '바우처' }, { body: '울산' })).toMatchObject({
      state: 'not_asked',
      asked: [],
      offered: ['울산'],
    });
  });

  it('is met by the same concept, met in part by a linked one, else unmet', () => {
    expect(match('instrument', { text: '이용권을' }, { title: '바우처 사업' })?.state).toBe('met');
    expect(match('instrument', { text: '이용권을' }, { title: '보조금 사업' })?.state).toBe('partly');
    expect(match('instrument', { text: '이용권을' }, { title: '공공조달 사업' })?.state).toBe('unmet');
  });

  it('names asked and offered in both languages', () => {
    expect(match('beneficiary', { text: '동네 가게' }, { body: '스타트업' })).toMatchObject({
      state: 'unmet',
      asked: ['소상공인'],
      askedEn: ['small merchant'],
      offered: ['창업기업'],
      offeredEn: ['startup'],
    });
  });

  it('takes a region from the field as well as from the text', () => {
    expect(match('region', { text: '울산에' }, { regions: ['울산'] })?.state).toBe('met');
    expect(match('region', { text: '울산에' }, { regions: ['전국'] })?.state).toBe('partly');
    expect(match('region', { text: '울산에' }, { regions: ['대구'] })?.state).toBe('unmet');
  });

  it.each([
    ['2만 개 육성', '2만 개를 육성', 'met'],
    ['2만 개 육성', '3만 개를 육성', 'met'],
    ['2만 개 육성', '2천 개를 육성', 'partly'],
    ['2만 개 육성', '예산 100억 원', 'unmet'],
    ['2만 개와 100억 원', '2만 개를 육성', 'partly'],
  ])('compares %s with %s by unit', (text, body, state) => {
    expect(match('quantity', { text }, { body })?.state).toBe(state);
  });

  it('meets a deadline by a measure that exists, unless it names a later year', () => {
    expect(match('timing', { text: '2027년까지' }, { body: '올해' })?.state).toBe('met');
    expect(match('timing', { text: '2027년까지' }, { body: '2030년까지' })?.state).toBe('unmet');
    expect(match('timing', { text: '5년 안에' }, { status: 'announced' })?.state).toBe('partly');
    expect(match('timing', { text: '5년 안에' }, { status: 'closed' })?.state).toBe('unmet');
  });

  it('meets a legal basis by the same law and article', () => {
    const ask = { text: '저작권법 제35조의5를 고쳐' };
    expect(match('legal_basis', ask, { body: '저작권법 제35조의5에 따라' })?.state).toBe('met');
    expect(match('legal_basis', ask, { body: '저작권법 제24조에 따라' })?.state).toBe('partly');
    expect(match('legal_basis', ask, { body: '상표법 제1조' })?.state).toBe('unmet');
  });

  it('follows the facets a person has set', () => {
    const ask = { text: '바우처', facetOverrides: { instrument: ['공공조달'] } };
    expect(match('instrument', ask, { title: '공공조달 사업' })).toMatchObject({
      state: 'met',
      asked: ['공공조달'],
    });
    expect(match('instrument', ask, { title: '바우처 사업' })?.state).toBe('unmet');
    expect(match('instrument', { text: '바우처', facetOverrides: { instrument: [] } }, {})?.state).toBe(
      'not_asked',
    );
  });
});
