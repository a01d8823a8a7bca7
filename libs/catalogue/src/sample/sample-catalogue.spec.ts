import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvalidSampleCatalogue, readSampleCatalogue } from './sample-catalogue.js';

const shipped = join(__dirname, '../../sample');

describe('readSampleCatalogue', () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'sample-catalogue-'));
    cpSync(shipped, directory, { recursive: true });
  });

  afterEach(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  /** Sets fields of one entry in a copied file. */
  function edit(fileName: string, externalRef: string, set: object): void {
    const path = join(directory, fileName);
    const entries = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>[];
    const entry = entries.find((candidate) => candidate['externalRef'] === externalRef);
    if (entry === undefined) throw new Error(`${externalRef} is not in ${fileName}`);
    Object.assign(entry, set);
    writeFileSync(path, JSON.stringify(entries));
  }

  function readFaults(): readonly string[] {
    try {
      readSampleCatalogue(directory);
    } catch (error) {
      if (error instanceof InvalidSampleCatalogue) return error.faults;
      throw error;
    }
    return [];
  }

  it('reads the shipped files', () => {
    const catalogue = readSampleCatalogue(shipped);
    expect(catalogue.sourceDocuments).toHaveLength(5);
    expect(catalogue.stakeholders).toHaveLength(28);
    expect(catalogue.proposals).toHaveLength(48);
    expect(catalogue.programmes).toHaveLength(32);
    expect(catalogue.legislativeItems).toHaveLength(35);
  });

  it('gives absent optional fields as null or an empty list', () => {
    const catalogue = readSampleCatalogue(shipped);
    const act = catalogue.sourceDocuments.find((document) => document.externalRef === 'doc:ai-basic-act');
    expect(act?.fileName).toBeNull();
    const article = catalogue.legislativeItems.find((item) => item.article === '제16조');
    expect(article?.provenance).toEqual({
      document: 'doc:ai-basic-act',
      heading: '제16조',
      lines: null,
      also: [],
    });
  });

  it('keeps the further places that an entry draws on', () => {
    const programme = readSampleCatalogue(shipped).programmes.find((one) => one.externalRef === 'seed:G08');
    expect(programme?.provenance.also).toEqual([{ heading: '연관 Q&A', lines: [37, 38] }]);
  });

  it.each([
    {
      what: 'an empty title',
      file: 'proposals.json',
      ref: 'seed:P01',
      set: { title: ' ' },
      complaint: 'title must be text that is not empty',
    },
    {
      what: 'an unknown axis',
      file: 'proposals.json',
      ref: 'seed:P01',
      set: { axis: 'tax' },
      complaint: 'axis must be one of infrastructure',
    },
    {
      what: 'a day that does not exist',
      file: 'proposals.json',
      ref: 'seed:P27',
      set: { occasionDate: '2025-02-30' },
      complaint: 'occasionDate must be a real day',
    },
    {
      what: 'a day in another form',
      file: 'source-documents.json',
      ref: 'doc:D1',
      set: { publishedOn: '2025.10.02' },
      complaint: 'publishedOn must be a real day',
    },
    {
      what: 'asks that are no list',
      file: 'proposals.json',
      ref: 'seed:P01',
      set: { asks: {} },
      complaint: 'asks must be a list',
    },
    {
      what: 'an ask number that is text',
      file: 'proposals.json',
      ref: 'seed:P01',
      set: { asks: [{ no: '1', text: '달라.' }] },
      complaint: 'asks[0].no must be a whole number from 1',
    },
    {
      what: 'a fractional budget',
      file: 'programmes.json',
      ref: 'seed:G09',
      set: { budgetKrw: 0.5 },
      complaint: 'budgetKrw must be a whole number from 0',
    },
    {
      what: 'aliases with a number',
      file: 'stakeholders.json',
      ref: 'seed:S01',
      set: { aliases: ['SK그룹', 1] },
      complaint: 'aliases must be a list of texts',
    },
    {
      what: 'no provenance',
      file: 'stakeholders.json',
      ref: 'seed:S01',
      set: { provenance: undefined },
      complaint: 'provenance must be an object',
    },
    {
      what: 'one line number',
      file: 'stakeholders.json',
      ref: 'seed:S01',
      set: { provenance: { document: 'doc:D3', heading: 'SK', lines: [1] } },
      complaint: 'provenance.lines must be [first line, last line]',
    },
    {
      what: 'half a line number',
      file: 'stakeholders.json',
      ref: 'seed:S01',
      set: { provenance: { document: 'doc:D3', heading: 'SK', lines: [1.5, 2] } },
      complaint: 'provenance.lines must be [first line, last line]',
    },
    {
      what: 'a flag that is text',
      file: 'legislative-items.json',
      ref: 'seed:L01',
      set: { confirmed: 'yes' },
      complaint: 'confirmed must be true or false',
    },
    {
      what: 'a field that nobody knows',
      file: 'programmes.json',
      ref: 'seed:G01',
      set: { budget: 1 },
      complaint: 'budget is not a known field',
    },
  ])('refuses $what and names the place', ({ file, ref, set, complaint }) => {
    edit(file, ref, set);
    expect(readFaults()).toEqual([expect.stringContaining(`${file} ${ref}.${complaint}`)]);
  });

  it('names every faulty entry at once', () => {
    edit('proposals.json', 'seed:P01', { title: '' });
    edit('proposals.json', 'seed:P40', { body: 7 });
    edit('programmes.json', 'seed:G02', { status: 'over' });
    expect(readFaults()).toHaveLength(3);
  });

  it('names an entry without a reference by its place', () => {
    writeFileSync(join(directory, 'stakeholders.json'), '[{"name": "SK"}, 5]');
    expect(readFaults()).toEqual([
      'stakeholders.json[0].externalRef must be text that is not empty',
      'stakeholders.json[1] must be an object',
    ]);
  });

  it('refuses a file that is missing, is not JSON or is not a list', () => {
    rmSync(join(directory, 'proposals.json'));
    writeFileSync(join(directory, 'programmes.json'), '[{');
    writeFileSync(join(directory, 'legislative-items.json'), '{}');
    expect(readFaults()).toEqual([
      expect.stringMatching(/^proposals\.json cannot be read: .*ENOENT/u),
      expect.stringMatching(/^programmes\.json cannot be read: /u),
      'legislative-items.json must be a list',
    ]);
  });

  it('puts every fault on a line of its message', () => {
    expect(new InvalidSampleCatalogue(['a is wrong', 'b is wrong']).message).toBe(
      'The sample catalogue cannot be read:\n- a is wrong\n- b is wrong',
    );
  });
});
