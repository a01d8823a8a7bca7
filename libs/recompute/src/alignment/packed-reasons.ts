import {
  type AskField,
  type BilingualText,
  type EvidencePair,
  type MeasureField,
  PART_NAMES,
  type PartName,
  type ScorePart,
} from '@jeonghap/alignment';

/** Signals have four decimals. */
const SIGNAL_UNITS = 10_000;
const ASK_FIELDS = ['text', 'title', 'context'] as const satisfies readonly AskField[];
const MEASURE_FIELDS = ['title', 'body'] as const satisfies readonly MeasureField[];

/**
 * The parts of a score as they are stored: the contributions of all parts in the order of `PART_NAMES`, then their
 * weights, then their signals in ten-thousandths. Statements read the contributions by their places.
 * @throws RangeError for parts in another order
 */
export function writePartNumbers(parts: readonly ScorePart[]): readonly number[] {
  const count = PART_NAMES.length;
  if (parts.length !== count) throw new RangeError('parts are not in their order');
  const numbers: number[] = [];
  let at = 0;
  for (const { name, contributionTenths } of parts) {
    if (name !== PART_NAMES[at]) throw new RangeError('parts are not in their order');
    numbers.push(contributionTenths);
    at += 1;
  }
  for (const { weightTenths } of parts) numbers.push(weightTenths);
  for (const { signal } of parts) numbers.push(Math.round(signal * SIGNAL_UNITS));
  return numbers;
}

/** A signal as it was computed, from 0 to 1, of its ten-thousandths. */
export const readSignal = (units: number): number => units / SIGNAL_UNITS;

/** SQL for the signal of one part, in ten-thousandths; null in a row that a release before wrote. */
export const signalUnitsSql = (part: PartName): string =>
  `part_numbers[${String(2 * PART_NAMES.length + PART_NAMES.indexOf(part) + 1)}]`;

/** The other way. */
export function readPartNumbers(numbers: readonly number[]): readonly ScorePart[] {
  const count = PART_NAMES.length;
  return PART_NAMES.map((name, at) => ({
    name,
    weightTenths: numbers[count + at] ?? 0,
    signal: readSignal(numbers[2 * count + at] ?? 0),
    contributionTenths: numbers[at] ?? 0,
  }));
}

/** A part, a field of the ask with start and end, one of the measure likewise, and a concept where one made the match. */
type Quote = readonly [
  part: number,
  askField: number,
  askStart: number,
  askEnd: number,
  measureField: number,
  measureStart: number,
  measureEnd: number,
  concept?: string,
];

/** Place of the concept in a quote, for statements that look for its names. */
export const QUOTED_CONCEPT = 7;

/** What takes a text piece by piece. */
export interface TextSink {
  appendText(text: string): void;
  /** @param value a whole number from 0 */
  appendNumber(value: number): void;
}

/**
 * The evidence of an alignment as it is stored: a JSON list without names, put together by hand, since a rebuild writes
 * millions of quotes.
 */
export function appendQuotes(sink: TextSink, evidence: readonly EvidencePair[]): void {
  let before = '[[';
  for (const { part, ask, measure, concept } of evidence) {
    sink.appendText(before);
    sink.appendNumber(PART_NAMES.indexOf(part));
    appendSpan(sink, ASK_FIELDS.indexOf(ask.field), ask);
    appendSpan(sink, MEASURE_FIELDS.indexOf(measure.field), measure);
    if (concept !== undefined) {
      sink.appendText(',');
      sink.appendText(JSON.stringify(concept));
    }
    before = '],[';
  }
  sink.appendText(evidence.length === 0 ? '[]' : ']]');
}

function appendSpan(
  sink: TextSink,
  field: number,
  { start, end }: { readonly start: number; readonly end: number },
): void {
  sink.appendText(',');
  sink.appendNumber(field);
  sink.appendText(',');
  sink.appendNumber(start);
  sink.appendText(',');
  sink.appendNumber(end);
}

/** The same as a string. */
export function writeQuotes(evidence: readonly EvidencePair[]): string {
  let quotes = '';
  const sink: TextSink = {
    appendText: (text) => {
      quotes += text;
    },
    appendNumber: (value) => {
      quotes += String(value);
    },
  };
  appendQuotes(sink, evidence);
  return quotes;
}

/**
 * The other way.
 * @param labels names of the concepts by id
 * @throws RangeError for anything else than `writeQuotes` gives
 */
export function readQuotes(
  quotes: string,
  labels: Readonly<Record<string, BilingualText>>,
): readonly EvidencePair[] {
  return (JSON.parse(quotes) as readonly Quote[]).map(
    ([part, askField, askStart, askEnd, measureField, measureStart, measureEnd, concept]) => {
      const label = labels[concept ?? ''];
      return {
        part: nameAt(PART_NAMES, part),
        ask: { field: nameAt(ASK_FIELDS, askField), start: askStart, end: askEnd },
        measure: { field: nameAt(MEASURE_FIELDS, measureField), start: measureStart, end: measureEnd },
        ...(concept !== undefined && { concept }),
        ...(label !== undefined && { label }),
      };
    },
  );
}

function nameAt<T extends string>(names: readonly T[], place: number): T {
  const name = names[place];
  if (name === undefined) throw new RangeError(`no name ${String(place)} of ${names.join(', ')}`);
  return name;
}

/** Columns of an alignment that hold its parts: as numbers, or as a release before wrote them. */
export interface StoredParts {
  readonly partNumbers: readonly number[] | null;
  readonly parts: readonly ScorePart[];
}

export const readParts = ({ partNumbers, parts }: StoredParts): readonly ScorePart[] =>
  partNumbers === null ? parts : readPartNumbers(partNumbers);

/**
 * SQL for the contributions of an alignment's parts, in the order of `PART_NAMES`; empty for no row.
 * @param row alias of the alignment
 */
export const contributionsSql = (row: string): string => `
  coalesce(${row}.part_numbers[1:${String(PART_NAMES.length)}],
           ARRAY(SELECT (part ->> 'contributionTenths')::smallint
                   FROM jsonb_array_elements(${row}.parts) WITH ORDINALITY AS stored (part, place) ORDER BY place))`;

/** SQL for the names of the parts, in their order. */
export const PART_NAMES_SQL = `ARRAY[${PART_NAMES.map((name) => `'${name}'`).join(', ')}]`;
