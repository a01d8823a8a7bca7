import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CONCEPT_TYPES } from '@jeonghap/alignment';
import { main } from './main.js';

const record = (id: string, changes: object = {}): object => ({
  id,
  type: id.slice(0, id.indexOf('.')),
  ko: `이름 ${id}`,
  en: `name ${id}`,
  official: [`이름 ${id}`],
  lay: [],
  abbr: [],
  en_alt: [],
  patterns: [['낱말', id]],
  broader: [],
  related: [],
  polarity: null,
  opposite: null,
  ...changes,
});

describe('main', () => {
  let directory: string;
  let printed: string;

  const write = (records: readonly object[]): void => {
    for (const type of CONCEPT_TYPES) {
      const own = records.filter((item) => (item as { type: string }).type === type);
      writeFileSync(
        join(directory, `${type}.jsonl`),
        own.map((item) => `${JSON.stringify(item)}\n`).join(''),
      );
    }
  };

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'thesaurus-'));
    printed = '';
    const keep = (text: string | Uint8Array): boolean => {
      printed += String(text);
      return true;
    };
    jest.spyOn(process.stdout, 'write').mockImplementation(keep);
    jest.spyOn(process.stderr, 'write').mockImplementation(keep);
  });

  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(directory, { recursive: true });
  });

  it('exits 0 on clean data and prints sizes only when asked', () => {
    write([record('object.a', { related: ['object.b'] }), record('object.b')]);
    expect(main([directory])).toBe(0);
    expect(printed).toBe('2 concepts, 0 problems\n');
    expect(main(['--stats', directory])).toBe(0);
    expect(printed).toMatch(/^mean links a concept +1$/mu);
  });

  it('exits 1 and names the record and the fault', () => {
    write([record('object.a', { related: ['object.gone'] })]);
    expect(main([directory])).toBe(1);
    expect(printed).toContain('error dangling-link object.a: object.gone\n');
  });

  it('exits 1 on faults of the files alone', () => {
    write([record('object.b', { related: ['object.a'] }), record('object.a')]);
    expect(main(['--stats', directory])).toBe(1);
    expect(printed).toBe('error unsorted object.jsonl:2: object.a\n2 concepts, 1 problems\n');
  });

  it('exits 2 on an unknown option or a second directory', () => {
    expect(main(['--fix'])).toBe(2);
    expect(main(['a', 'b'])).toBe(2);
    expect(printed).toContain('usage');
  });
});
