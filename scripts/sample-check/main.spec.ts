import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from '@jeonghap/platform';
import { main } from './main.js';

const SAMPLE = path.join(projectRoot(), 'libs', 'catalogue', 'sample');

function run(directory: string): { readonly code: number; readonly text: string } {
  let text = '';
  const code = main([directory], (part) => {
    text += part;
  });
  return { code, text };
}

describe('sample:check', () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'sample-check-'));
    cpSync(SAMPLE, directory, { recursive: true });
  });
  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  it('ends with 0 on the catalogue that ships', () => {
    const { code, text } = run(directory);
    expect(code).toBe(0);
    expect(text).toMatch(/^proposals +48$/m);
  });

  it('ends with 1 and names what is missing when an entry is lost', () => {
    const file = path.join(directory, 'programmes.json');
    const programmes = JSON.parse(readFileSync(file, 'utf8')) as { externalRef: string }[];
    writeFileSync(file, JSON.stringify(programmes.filter(({ externalRef }) => externalRef !== 'seed:G16')));
    const { code, text } = run(directory);
    expect(code).toBe(1);
    expect(text).toMatch(/^problem: seed:G16: /m);
  });
});
