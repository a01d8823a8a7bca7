import { type EntryDraftFields } from './entry-forms.js';
import { type FieldValues } from '../edit/entry-edit.js';

/** A person or body as the field holds it: what is sent, and what is shown. */
export interface NamedChoice {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string | null;
}

/** An ask as the field holds it; with an id it stays itself. */
export interface TypedAsk {
  readonly id?: string;
  readonly text: string;
}

/** What a facet holds: nothing is set by hand, the facet is empty, or these concepts. */
export type FacetSetting = 'automatic' | 'none' | readonly string[];

const NO_CONCEPT = '-';

/** Absent texts are null, so that an edit can empty a field. */
export function textOf(values: FieldValues, name: string): string | null {
  const text = (values[name] ?? '').trim();
  return text === '' ? null : text;
}

/** One entry a line. */
export function listOf(values: FieldValues, name: string): string[] {
  return (values[name] ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Digits with or without commas; anything else is not a number, which the rules refuse. */
export function wonOf(values: FieldValues, name: string): number | null {
  const text = textOf(values, name)?.replaceAll(/[,\s]|원$/g, '');
  if (text === undefined) return null;
  return /^\d+$/.test(text) ? Number(text) : NaN;
}

/** `12-18` or `12`; anything else becomes what the rules refuse. */
function linesOf(values: FieldValues): [number, number] | null {
  const text = textOf(values, 'provenance.lines');
  if (text === null) return null;
  const found = /^(\d{1,8})(?:\s*[-–~]\s*(\d{1,8}))?$/.exec(text);
  return [Number(found?.[1] ?? NaN), Number(found?.[2] ?? found?.[1] ?? NaN)];
}

/** What a field holds as JSON; a draft of another version of this page may hold anything. */
function parseJson(value: string | undefined): unknown {
  try {
    return value === undefined || value === '' ? undefined : JSON.parse(value);
  } catch {
    return undefined;
  }
}

export function parseChoice(value: string | undefined): NamedChoice | undefined {
  const parsed = parseJson(value) as Partial<NamedChoice> | null | undefined;
  return typeof parsed?.id === 'string' && typeof parsed.name === 'string'
    ? { id: parsed.id, name: parsed.name, nameEn: parsed.nameEn ?? null }
    : undefined;
}

/** The document that a field holds; one that a file or an older draft names by its reference alone goes by that. */
export function documentOf(value: string | undefined): NamedChoice | undefined {
  const text = (value ?? '').trim();
  if (text === '') return undefined;
  return parseChoice(text) ?? { id: text, name: text, nameEn: null };
}

/** Several entries as the field holds them; what is not one is left out. */
export function parseChoices(value: string | undefined): readonly NamedChoice[] {
  const parsed = parseJson(value);
  return Array.isArray(parsed) ? parsed.flatMap((one) => parseChoice(JSON.stringify(one)) ?? []) : [];
}

export const writeChoices = (choices: readonly NamedChoice[]): string =>
  choices.length === 0 ? '' : JSON.stringify(choices);

export function parseAsks(value: string | undefined): readonly TypedAsk[] {
  const parsed = parseJson(value);
  return Array.isArray(parsed) ? (parsed as readonly TypedAsk[]) : [];
}

export const writeAsks = (asks: readonly TypedAsk[]): string =>
  asks.length === 0
    ? ''
    : JSON.stringify(asks.map(({ id, text }) => (id === undefined ? { text } : { id, text })));

export function parseFacet(value: string | undefined): FacetSetting {
  if (value === undefined || value === '') return 'automatic';
  return value === NO_CONCEPT ? 'none' : value.split('\n');
}

export function writeFacet(setting: FacetSetting): string {
  if (setting === 'automatic') return '';
  return setting === 'none' || setting.length === 0 ? NO_CONCEPT : setting.join('\n');
}

export const FACET_NAMES = ['instrument', 'object', 'beneficiary', 'sector', 'region'] as const;

export function facetOverridesOf(values: FieldValues): Record<string, string[]> {
  return Object.fromEntries(
    FACET_NAMES.flatMap((facet) => {
      const setting = parseFacet(values[`facetOverrides.${facet}`]);
      if (setting === 'automatic') return [];
      return [[facet, setting === 'none' ? [] : [...setting]]];
    }),
  );
}

export function facetValuesOf(overrides: object): FieldValues {
  const stored = overrides as Readonly<Record<string, readonly string[] | undefined>>;
  return Object.fromEntries(
    FACET_NAMES.map((facet) => [`facetOverrides.${facet}`, writeFacet(stored[facet] ?? 'automatic')]),
  );
}

/** An absent text as a field holds it. */
export const orEmpty = (text: string | null | undefined): string => text ?? '';

const documentValue = ({
  id,
  title,
  titleEn,
}: NonNullable<EntryDraftFields['provenance']['document']>): string =>
  JSON.stringify({ id, name: title, nameEn: titleEn });

/** Values of the fields that every entry has. */
export function commonValuesOf(entry: EntryDraftFields): FieldValues {
  const { provenance } = entry;
  return {
    title: entry.title,
    titleEn: orEmpty(entry.titleEn),
    body: entry.body,
    externalRef: orEmpty(entry.externalRef),
    validFrom: orEmpty(entry.validFrom),
    validTo: orEmpty(entry.validTo),
    owner: orEmpty(entry.owner),
    visibility: entry.visibility,
    'provenance.document': provenance.document === null ? '' : documentValue(provenance.document),
    'provenance.heading': orEmpty(provenance.heading),
    'provenance.lines': orEmpty(provenance.lines?.join('-')),
    'provenance.url': orEmpty(provenance.url),
  };
}

export const EMPTY_COMMON: FieldValues = {
  title: '',
  titleEn: '',
  body: '',
  externalRef: '',
  validFrom: '',
  validTo: '',
  owner: '',
  visibility: 'published',
  'provenance.document': '',
  'provenance.heading': '',
  'provenance.lines': '',
  'provenance.url': '',
};

/** The fields that every entry has, as the API takes them. */
export function commonDraftOf(values: FieldValues) {
  return {
    externalRef: textOf(values, 'externalRef'),
    title: textOf(values, 'title') ?? '',
    titleEn: textOf(values, 'titleEn'),
    body: textOf(values, 'body') ?? '',
    validFrom: textOf(values, 'validFrom'),
    validTo: textOf(values, 'validTo'),
    owner: textOf(values, 'owner'),
    visibility: (values['visibility'] ?? 'published') as EntryDraftFields['visibility'],
    provenance: {
      document: documentOf(values['provenance.document'])?.id ?? null,
      heading: textOf(values, 'provenance.heading'),
      lines: linesOf(values),
      url: textOf(values, 'provenance.url'),
    },
  };
}
