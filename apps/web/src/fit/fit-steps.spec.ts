import { toFitSearch } from './fit-steps.js';

describe('toFitSearch', () => {
  it('takes the question by its name, or by the fact that it asks for, and nothing else', () => {
    expect(toFitSearch({ step: 'region' })).toEqual({ step: 'region' });
    expect(toFitSearch({ fact: 'salesKrw' })).toEqual({ step: 'sales' });
    expect(toFitSearch({ fact: 'certificates.venture' })).toEqual({ step: 'certificates' });
    expect(toFitSearch({ step: 'region', fact: 'salesKrw' })).toEqual({ step: 'region' });
    for (const search of [{}, { step: 'x' }, { fact: 'x' }, { fact: 3 }])
      expect(toFitSearch(search)).toEqual({});
  });
});
