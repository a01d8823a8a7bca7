import { differenceOf, toConceptDraft, toValues } from './concept-form-values.js';

const concept = {
  id: 'direction.expand',
  type: 'direction' as const,
  ko: '확대',
  en: 'expand',
  official: ['확대', '증액'],
  lay: ['더 늘려'],
  abbr: [],
  en_alt: ['scale up'],
  patterns: [['예산', '늘']],
  broader: [],
  related: ['direction.introduce'],
  polarity: '+' as const,
  opposite: 'direction.reduce',
};

describe('toConceptDraft', () => {
  it('gives back what toValues was given', () => {
    const { id: _id, type: _type, ...draft } = concept;
    expect(toConceptDraft(toValues(concept))).toEqual(draft);
  });

  it('drops empty lines and space around', () => {
    const values = { ...toValues(concept), lay: ' 더 늘려 \n\n', polarity: 'none' as const, opposite: ' ' };
    expect(toConceptDraft(values)).toMatchObject({ lay: ['더 늘려'], polarity: null, opposite: null });
  });
});

describe('differenceOf', () => {
  it('tells the items that only one side has, and nothing where both agree', () => {
    const [before, after] = [toValues(concept), toValues({ ...concept, official: ['확대', '확충'] })];
    expect(differenceOf(before, after, 'official')).toEqual({ removed: ['증액'], added: ['확충'] });
    expect(differenceOf(before, after, 'lay')).toBeUndefined();
  });
});
