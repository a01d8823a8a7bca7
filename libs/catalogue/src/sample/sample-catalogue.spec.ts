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

  /** Changes one entry of a copied file, as raw JSON. */
  function edit(
    fileName: string,
    externalRef: string,
    change: (entry: Record<string, unknown>) => void,
  ): void {
    const path = join(directory, fileName);
    const entries = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>[];
    const entry = entries.find((candidate) => candidate['externalRef'] === externalRef);
    if (entry === undefined) throw new Error(`${externalRef} is not in ${fileName}`);
    change(entry);
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

  it.each<[string, string, string, (entry: Record<string, unknown>) => void, string]>([
    [
      'an empty title',
      'proposals.json',
      'seed:P01',
      (e) => (e['title'] = ' '),
      '.title must be text that is not empty',
    ],
    ['an unknown axis', 'proposals.json', 'seed:P01', (e) => (e['axis'] = 'tax'), '.axis must be one of'],
    [
      'a day that does not exist',
      'proposals.json',
      'seed:P27',
      (e) => (e['occasionDate'] = '2025-02-30'),
      '.occasionDate must be a real day',
    ],
    [
      'a day in another form',
      'source-documents.json',
      'doc:D1',
      (e) => (e['publishedOn'] = '2025.10.02'),
      '.publishedOn must be a real day',
    ],
    ['asks that are no list', 'proposals.json', 'seed:P01', (e) => (e['asks'] = {}), '.asks must be a list'],
    [
      'an ask number that is text',
      'proposals.json',
      'seed:P01',
      (e) => (e['asks'] = [{ no: '1', text: '달라.' }]),
      '.asks[0].no must be a whole number from 1',
    ],
    [
      'a fractional budget',
      'programmes.json',
      'seed:G09',
      (e) => (e['budgetKrw'] = 0.5),
      '.budgetKrw must be a whole number from 0',
    ],
    [
      'aliases with a number',
      'stakeholders.json',
      'seed:S01',
      (e) => (e['aliases'] = ['SK그룹', 1]),
      '.aliases must be a list of texts',
    ],
    [
      'no provenance',
      'stakeholders.json',
      'seed:S01',
      (e) => delete e['provenance'],
      '.provenance must be an object',
    ],
    [
      'lines that are no pair',
      'stakeholders.json',
      'seed:S01',
      (e) => (e['provenance'] = { document: 'doc:D3', heading: 'SK', lines: [1] }),
      '.provenance.lines must be [first line, last line]',
    ],
    [
      'a flag that is text',
      'legislative-items.json',
      'seed:L01',
      (e) => (e['confirmed'] = 'yes'),
      '.confirmed must be true or false',
    ],
    [
      'a field that nobody knows',
      'programmes.json',
      'seed:G01',
      (e) => (e['budget'] = 1),
      '.budget is not a known field',
    ],
  ])('refuses %s and names the place', (_, fileName, externalRef, change, complaint) => {
    edit(fileName, externalRef, change);
    expect(readFaults()).toEqual([expect.stringContaining(`${fileName} ${externalRef}${complaint}`)]);
  });

  it('names every faulty entry at once', () => {
    edit('proposals.json', 'seed:P01', (entry) => (entry['title'] = ''));
    edit('proposals.json', 'seed:P40', (entry) => (entry['body'] = 7));
    edit('programmes.json', 'seed:G02', (entry) => (entry['status'] = 'over'));
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
