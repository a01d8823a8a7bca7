import { join } from 'node:path';
import { checkSampleCatalogue, SAMPLE_TEXT_LIMITS } from './check-sample-catalogue.js';
import { SAMPLE_INVENTORY, toArticleReference } from './inventory.js';
import { readSampleCatalogue, type SampleCatalogue } from './sample-catalogue.js';

const shipped = readSampleCatalogue(join(__dirname, '../../sample'));

type ListName = keyof SampleCatalogue;
type EntryOf<Name extends ListName> = SampleCatalogue[Name][number];

/** The shipped catalogue with one entry changed. */
function withChanged<Name extends ListName>(
  name: Name,
  externalRef: string,
  change: Partial<EntryOf<Name>>,
): SampleCatalogue {
  const entries = shipped[name].map((entry) =>
    entry.externalRef === externalRef ? { ...entry, ...change } : entry,
  );
  return { ...shipped, [name]: entries };
}

/** The shipped catalogue without one entry. */
function without(name: ListName, externalRef: string): SampleCatalogue {
  return { ...shipped, [name]: shipped[name].filter((entry) => entry.externalRef !== externalRef) };
}

function get<Name extends ListName>(name: Name, externalRef: string): EntryOf<Name> {
  const entries: readonly EntryOf<Name>[] = shipped[name];
  const found = entries.find((entry) => entry.externalRef === externalRef);
  if (found === undefined) throw new Error(`${externalRef} is not in the shipped catalogue`);
  return found;
}

describe('checkSampleCatalogue', () => {
  it('finds nothing wrong with the catalogue that ships', () => {
    expect(checkSampleCatalogue(shipped)).toEqual([]);
  });

  it.each(SAMPLE_INVENTORY.proposals)('reports that the proposal %s is missing', (ref) => {
    expect(checkSampleCatalogue(without('proposals', ref))).toEqual([`${ref}: the proposal is missing`]);
  });

  it.each(SAMPLE_INVENTORY.programmes)('reports that the programme %s is missing', (ref) => {
    expect(checkSampleCatalogue(without('programmes', ref))).toEqual([`${ref}: the programme is missing`]);
  });

  it.each(SAMPLE_INVENTORY.legislativeItems)('reports that the legislative item %s is missing', (ref) => {
    expect(checkSampleCatalogue(without('legislativeItems', ref))).toEqual([
      `${ref}: the legislative item is missing`,
    ]);
  });

  it.each(SAMPLE_INVENTORY.articles)('reports that the article %s is missing', (article) => {
    const ref = toArticleReference(article) ?? '';
    expect(checkSampleCatalogue(without('legislativeItems', ref))).toEqual([
      `${ref}: the article ${article} is missing`,
    ]);
  });

  it.each(Object.entries(SAMPLE_INVENTORY.stakeholderNames))(
    'reports that the stakeholder %s (%s) is missing',
    (ref, name) => {
      expect(checkSampleCatalogue(without('stakeholders', ref))).toContain(
        `${ref}: the stakeholder ${name} is missing`,
      );
    },
  );

  it('reports a stakeholder that stands under the wrong name', () => {
    expect(checkSampleCatalogue(withChanged('stakeholders', 'seed:S03', { name: '루멘' }))).toEqual([
      'seed:S03: the stakeholder 루닛 is missing',
    ]);
  });

  it('reports a missing source document and every entry that refers to it', () => {
    const problems = checkSampleCatalogue(without('sourceDocuments', 'doc:D4'));
    expect(problems).toContain('doc:D4: the source document is missing');
    expect(problems).toContain('seed:P23: the source document doc:D4 does not exist');
  });

  it('reports a proposal whose stakeholder does not exist', () => {
    expect(checkSampleCatalogue(withChanged('proposals', 'seed:P01', { stakeholder: 'seed:S99' }))).toEqual([
      'seed:P01: the stakeholder seed:S99 does not exist',
    ]);
  });

  it('reports an entry whose source document does not exist', () => {
    const provenance = { ...get('programmes', 'seed:G16').provenance, document: 'doc:D9' };
    expect(checkSampleCatalogue(withChanged('programmes', 'seed:G16', { provenance }))).toEqual([
      'seed:G16: the source document doc:D9 does not exist',
    ]);
  });

  it('reports a reference used twice, in one file or across files', () => {
    const inOneFile = { ...shipped, proposals: [...shipped.proposals, get('proposals', 'seed:P07')] };
    expect(checkSampleCatalogue(inOneFile)).toEqual(['seed:P07: the reference is used 2 times']);
    const extra = { ...get('stakeholders', 'seed:S01'), externalRef: 'seed:G01' };
    const acrossFiles = { ...shipped, stakeholders: [...shipped.stakeholders, extra] };
    expect(checkSampleCatalogue(acrossFiles)).toEqual(['seed:G01: the reference is used 2 times']);
  });

  it('reports a proposal without asks', () => {
    expect(checkSampleCatalogue(withChanged('proposals', 'seed:P02', { asks: [] }))).toEqual([
      'seed:P02: the proposal has no asks',
    ]);
  });

  it('reports an ask without text', () => {
    const asks = [{ no: 1, text: ' ' }];
    expect(checkSampleCatalogue(withChanged('proposals', 'seed:P02', { asks }))).toEqual([
      'seed:P02: ask 1 is empty',
    ]);
  });

  it.each([
    ['that leave a number out', [1, 3], '1, 3'],
    ['that start at 0', [0, 1], '0, 1'],
    ['out of order', [2, 1], '2, 1'],
    ['used twice', [1, 1], '1, 1'],
  ])('reports ask numbers %s', (_, numbers, found) => {
    const asks = numbers.map((no) => ({ no, text: 'AI 펀드를 조성해 달라.' }));
    expect(checkSampleCatalogue(withChanged('proposals', 'seed:P02', { asks }))).toEqual([
      `seed:P02: asks must be numbered 1 to 2, found ${found}`,
    ]);
  });

  it.each([
    ['no document', { document: ' ' }, 'the provenance is missing'],
    ['no heading', { heading: '' }, 'the provenance has no heading'],
    ['no lines', { lines: null }, 'the provenance has no lines'],
    ['lines from 0', { lines: [0, 3] as const }, 'lines 0 to 3 are not within 1 to 177'],
    ['lines in the wrong order', { lines: [9, 3] as const }, 'lines 9 to 3 are not within 1 to 177'],
    ['lines past the end', { lines: [170, 178] as const }, 'lines 170 to 178 are not within 1 to 177'],
    [
      'a further place without lines',
      { also: [{ heading: '행사 개요', lines: null }] },
      'the provenance has no lines',
    ],
  ])('reports provenance with %s', (_, change, problem) => {
    const provenance = { ...get('programmes', 'seed:G22').provenance, ...change };
    expect(checkSampleCatalogue(withChanged('programmes', 'seed:G22', { provenance }))).toEqual([
      `seed:G22: ${problem}`,
    ]);
  });

  it('reports line numbers in a document that has none', () => {
    const ref = 'law:ai-basic-act:16';
    const provenance = { ...get('legislativeItems', ref).provenance, lines: [1, 2] as const };
    expect(checkSampleCatalogue(withChanged('legislativeItems', ref, { provenance }))).toEqual([
      `${ref}: the source document has no line numbers`,
    ]);
  });

  it('reports an article number that does not belong to its reference', () => {
    const ref = 'law:ai-basic-act:17-2';
    expect(checkSampleCatalogue(withChanged('legislativeItems', ref, { article: '제17조' }))).toEqual([
      `${ref}: the article 제17조 does not belong to this reference`,
    ]);
    expect(checkSampleCatalogue(withChanged('legislativeItems', ref, { article: null }))).toEqual([
      `${ref}: the article null does not belong to this reference`,
    ]);
  });

  it.each([null, ' '])('reports an unconfirmed item with the note %j', (unconfirmedNote) => {
    expect(checkSampleCatalogue(withChanged('legislativeItems', 'seed:L03', { unconfirmedNote }))).toEqual([
      'seed:L03: an unconfirmed item must say what is not confirmed',
    ]);
  });

  it('reports an item that takes effect before it is promulgated', () => {
    expect(
      checkSampleCatalogue(withChanged('legislativeItems', 'seed:L01', { effectiveOn: '2024-12-31' })),
    ).toEqual(['seed:L01: it takes effect before it is promulgated']);
  });

  it('reports a programme without a region', () => {
    expect(checkSampleCatalogue(withChanged('programmes', 'seed:G18', { regions: [] }))).toEqual([
      'seed:G18: the programme has no region',
    ]);
  });

  it('reports a fixed application period without its days, and one that ends before it begins', () => {
    const open = { kind: 'fixed', from: '2025-03-01', to: null } as const;
    expect(checkSampleCatalogue(withChanged('programmes', 'seed:G01', { applicationPeriod: open }))).toEqual([
      'seed:G01: a fixed application period needs both days',
    ]);
    const reversed = { kind: 'fixed', from: '2025-03-02', to: '2025-03-01' } as const;
    expect(
      checkSampleCatalogue(withChanged('programmes', 'seed:G01', { applicationPeriod: reversed })),
    ).toEqual(['seed:G01: the application period ends before it begins']);
  });

  it.each([
    { what: 'a title', list: 'programmes', ref: 'seed:G09', field: 'title' },
    { what: 'an English title', list: 'proposals', ref: 'seed:P09', field: 'titleEn' },
    { what: 'a body', list: 'legislativeItems', ref: 'seed:L02', field: 'body' },
    { what: 'a note', list: 'sourceDocuments', ref: 'doc:D1', field: 'note' },
  ] as const)('reports $what over its limit and accepts one at the limit', ({ list, ref, field }) => {
    const limit = SAMPLE_TEXT_LIMITS[field];
    const at = checkSampleCatalogue(withChanged(list, ref, { [field]: '가'.repeat(limit) }));
    expect(at).toEqual([]);
    const over = checkSampleCatalogue(withChanged(list, ref, { [field]: '가'.repeat(limit + 1) }));
    expect(over).toEqual([
      `${ref}: ${field} has ${String(limit + 1)} characters, at most ${String(limit)} are allowed`,
    ]);
  });

  it('reports an ask over its limit', () => {
    const asks = [{ no: 1, text: '가'.repeat(SAMPLE_TEXT_LIMITS.ask + 1) }];
    expect(checkSampleCatalogue(withChanged('proposals', 'seed:P01', { asks }))).toEqual([
      'seed:P01: ask 1 has 121 characters, at most 120 are allowed',
    ]);
  });
});

describe('toArticleReference', () => {
  it.each([
    ['제6조', 'law:ai-basic-act:6'],
    ['제17조의2', 'law:ai-basic-act:17-2'],
  ])('turns %s into %s', (article, reference) => {
    expect(toArticleReference(article)).toBe(reference);
  });

  it.each(['', '17조', '제17조의', '제17조의2 제1항'])('has no reference for %j', (text) => {
    expect(toArticleReference(text)).toBeUndefined();
  });
});
