import { type ConceptRecord } from '../thesaurus/concept-record.js';

const LISTS = ['official', 'lay', 'abbr', 'en_alt', 'patterns', 'broader', 'related'] as const;

/**
 * Reads thesaurus records from JSON lines; blank lines are skipped. Throws a `SyntaxError` naming the line when
 * a line is no JSON object or lacks a key. Meaning is checked by `lintThesaurus`, not here.
 */
export function parseThesaurus(jsonl: string): ConceptRecord[] {
  return jsonl
    .split('\n')
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '')
    .map(({ line, number }) => parseRecord(line, number));
}

function parseRecord(line: string, number: number): ConceptRecord {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new SyntaxError(`thesaurus line ${String(number)}: not JSON`, { cause });
  }
  if (!isRecord(value)) throw new SyntaxError(`thesaurus line ${String(number)}: not a concept record`);
  return value;
}

function isRecord(value: unknown): value is ConceptRecord {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Readonly<Record<string, unknown>>;
  const texts = ['id', 'type', 'ko', 'en'].every((key) => typeof fields[key] === 'string');
  return texts && LISTS.every((key) => Array.isArray(fields[key]));
}
