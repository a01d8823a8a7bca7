import { readConceptTable, writeConceptTable } from './concept-table.js';

const concept = {
  id: 'direction.expand',
  type: 'direction',
  ko: '확대',
  en: 'expand',
  official: ['확대', '증액'],
  lay: ['더 늘려'],
  abbr: [],
  en_alt: ['scale up, quickly'],
  patterns: [
    ['예산', '늘'],
    ['더', '많이'],
  ],
  broader: [],
  related: ['direction.introduce'],
  polarity: '+',
  opposite: 'direction.reduce',
} as const;

describe('writeConceptTable', () => {
  it('writes what readConceptTable reads again, also what a spreadsheet would take for a formula', () => {
    const { type: _type, ...draft } = concept;
    expect(readConceptTable(writeConceptTable([concept]))).toEqual([draft]);
    expect(writeConceptTable([concept])).toContain(`'+`);
  });
});

describe('readConceptTable', () => {
  it('refuses what is no table of concepts', () => {
    expect(() => readConceptTable('a,b\n1,2')).toThrow('thesaurus.table-invalid');
    expect(() => readConceptTable('"never closed')).toThrow('thesaurus.table-invalid');
  });

  it('has no row of an empty file', () => {
    expect(readConceptTable('')).toEqual([]);
  });
});
