import { type ShownConcept } from '@jeonghap/recompute';
import { InvalidInput } from '@jeonghap/platform';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { type ImportedConceptDto } from './concept.dto.js';

const COLUMNS = [
  'id',
  'ko',
  'en',
  'official',
  'lay',
  'abbr',
  'en_alt',
  'patterns',
  'broader',
  'related',
  'polarity',
  'opposite',
] as const;
export const CONCEPT_COLUMNS = COLUMNS.join(', ');

/** Parts the items of a list, and the stems of a pattern. */
const [ITEM, STEM] = ['|', '+'];

/** Concepts as CSV, as `readConceptTable` reads it; spreadsheets take no cell for a formula. */
export function writeConceptTable(concepts: readonly ShownConcept[]): string {
  const rows = concepts.map((concept) => ({
    ...concept,
    official: concept.official.join(` ${ITEM} `),
    lay: concept.lay.join(` ${ITEM} `),
    abbr: concept.abbr.join(` ${ITEM} `),
    en_alt: concept.en_alt.join(` ${ITEM} `),
    patterns: concept.patterns.map((stems) => stems.join(STEM)).join(` ${ITEM} `),
    broader: concept.broader.join(` ${ITEM} `),
    related: concept.related.join(` ${ITEM} `),
  }));
  return stringify(rows, { header: true, columns: [...COLUMNS], escape_formulas: true, bom: true });
}

/** @throws InvalidInput `thesaurus.table-invalid` for what is no such table */
export function readConceptTable(csv: string): ImportedConceptDto[] {
  const rows = parseRows(csv);
  const [first] = rows;
  const missing = COLUMNS.filter((column) => first !== undefined && !(column in first));
  if (missing.length > 0)
    throw new InvalidInput('thesaurus.table-invalid', { details: { at: missing.join(', ') } });
  return rows.map((row) => {
    const text = (column: (typeof COLUMNS)[number]): string => unescaped(row[column] ?? '').trim();
    const list = (column: (typeof COLUMNS)[number]): string[] =>
      text(column)
        .split(ITEM)
        .map((item) => item.trim())
        .filter((item) => item !== '');
    const polarity = text('polarity');
    return {
      id: text('id'),
      ko: text('ko'),
      en: text('en'),
      official: list('official'),
      lay: list('lay'),
      abbr: list('abbr'),
      en_alt: list('en_alt'),
      patterns: list('patterns').map((stems) => stems.split(STEM).map((stem) => stem.trim())),
      broader: list('broader'),
      related: list('related'),
      polarity: polarity === '+' || polarity === '-' ? polarity : null,
      opposite: text('opposite') === '' ? null : text('opposite'),
    };
  });
}

function parseRows(csv: string): readonly Readonly<Record<string, string>>[] {
  try {
    return parse(csv, { columns: true, bom: true, skip_empty_lines: true, relax_column_count_less: true });
  } catch (error) {
    const at = error instanceof Error ? error.message.slice(0, 200) : '';
    throw new InvalidInput('thesaurus.table-invalid', { details: { at } });
  }
}

/** Takes away the apostrophe that keeps a cell from being a formula. */
const unescaped = (cell: string): string => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);
