import { type TFunction } from 'i18next';
import { type Language } from '../i18n/i18n.js';
import { formatDate, formatKrw } from '../ui/format.js';
import { wordFor } from '../ui/known-word.js';

/** The columns of an entry as they stood at a revision. */
export type Snapshot = Readonly<Record<string, unknown>>;

export interface FieldTextOptions {
  readonly t: TFunction;
  readonly language: Language;
}

const wordGroups = {
  status: 'status',
  stage: 'status',
  axis: 'axis',
  rank: 'legal.rank',
  visibility: 'history.visibility',
  application_kind: 'history.periodKind',
} as const;

/** Columns whose ids say nothing to a reader. */
const IDS: ReadonlySet<string> = new Set(['delegated_by']);

/** A column of a revision in words that a reader can compare; empty when there was nothing, undefined when it cannot be shown as text. */
export function fieldText(snapshot: Snapshot, field: string, options: FieldTextOptions): string | undefined {
  const value = snapshot[field];
  if (value === null || value === undefined) return '';
  if (IDS.has(field)) return undefined;
  if (typeof value === 'string') return wordText(value, field, options);
  if (typeof value === 'boolean') return options.t(value ? 'history.yes' : 'history.no');
  if (typeof value === 'number')
    return field === 'budget_krw' ? formatKrw(value, options.language) : String(value);
  return Array.isArray(value) ? listText(value) : undefined;
}

/** Codes by their words, days as they are written, all else as it is. */
function wordText(value: string, field: string, { t, language }: FieldTextOptions): string {
  if (field in wordGroups) return wordFor(t, wordGroups[field as keyof typeof wordGroups], value);
  return /_(?:from|to|on|date)$/.test(field) ? formatDate(value, language) : value;
}

/** Plain lists by commas, asks a line each with their numbers. */
function listText(values: readonly unknown[]): string | undefined {
  if (values.every((one) => typeof one === 'string')) return values.join(', ');
  const lines = values.map((one) => {
    const { no, text } = one as { readonly no?: unknown; readonly text?: unknown };
    return typeof no === 'number' && typeof text === 'string' ? `${String(no)}. ${text}` : undefined;
  });
  return lines.includes(undefined) ? undefined : lines.join('\n');
}
