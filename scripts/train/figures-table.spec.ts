import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type CrossValidation } from './cross-validate.js';
import { formatFigures, writeFigures } from './figures-table.js';

const root = join(__dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const validation = JSON.parse(read('libs/alignment/assets/cross-validation.json')) as CrossValidation[];

describe('the figures of docs/scoring.md', () => {
  it('are those of the shipped cross-validation', () => {
    expect(read('docs/scoring.md')).toContain(formatFigures(validation));
  });

  it('are written between their marks, and nothing else changes', () => {
    const document = 'before\n<!-- figures -->\nold\n<!-- /figures -->\nafter';
    const written = writeFigures(document, validation);
    expect(written.startsWith('before\n<!-- figures -->\n| bench |')).toBe(true);
    expect(written.endsWith('<!-- /figures -->\nafter')).toBe(true);
    expect(written).not.toContain('old');
  });
});
