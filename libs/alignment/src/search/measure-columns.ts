import { type Citation, type Quantity, type QuantityBound } from '@jeonghap/korean-text';

import { FACETS, type Facets, type FacetValue } from '../prepare/facet.js';
import { type MeasureKind, type MeasureStatus } from '../prepare/measure-status.js';
import { type PreparedMeasure } from '../prepare/prepare-measure.js';
import { type Stance } from '../prepare/read-stance.js';
import { type MeasureWords } from '../score/measure-words.js';

/** Where the runs of each measure begin; one number more than there are measures. */
type Runs = Uint32Array;

/**
 * Prepared measures column by column, on memory that threads can share: some 4 KB a measure of 60 words, a fifth of
 * what the same measures take as objects. `readMeasure` gives back what was put in.
 */
export interface MeasureColumns {
  readonly count: number;
  readonly ids: readonly string[];
  readonly strings: readonly string[];
  readonly kinds: Uint8Array;
  readonly statuses: Uint8Array;
  readonly nationwide: Uint8Array;
  readonly termRuns: Runs;
  readonly termKeys: Uint32Array;
  /** The distinct strengths of the terms of each measure; a term has the place of its own among them. */
  readonly strengthRuns: Runs;
  readonly strengths: Float64Array;
  readonly strengthCodes: Uint16Array;
  readonly termStarts: Uint32Array;
  readonly termEnds: Uint32Array;
  readonly conceptRuns: Runs;
  readonly concepts: Int32Array;
  readonly conceptStrengths: Float64Array;
  readonly conceptStarts: Uint32Array;
  readonly conceptEnds: Uint32Array;
  readonly focusRuns: Runs;
  /** Words of all titles; their runs of terms and concepts go through all measures. */
  readonly focus: MeasureWords['focus'];
  /** A run for each facet of each measure, in the order of `FACETS`. */
  readonly facetRuns: Runs;
  /** Four numbers a value: strings of value, ko and en, and the place of its source in {@link SOURCES}. */
  readonly facetValues: Uint32Array;
  readonly quantityRuns: Runs;
  readonly quantityValues: Float64Array;
  /** Four numbers a quantity: string of the unit, place of the bound in {@link BOUNDS}, start, end. */
  readonly quantityFields: Uint32Array;
  readonly citationRuns: Runs;
  /** Five numbers a citation: string of the law, string of the article + 1 or 0, paragraph + 1 or 0, start, end. */
  readonly citationFields: Uint32Array;
  /** Three numbers a measure: how far it tightens, loosens and objects. */
  readonly stances: Float64Array;
  /** Length of the vectors of the encoder; 0 without an encoder. */
  readonly dimension: number;
  readonly vectors: Float32Array;
}

export const KINDS: readonly MeasureKind[] = ['programme', 'legislative_item'];
export const STATUSES: readonly MeasureStatus[] = [
  'announced',
  'in_force',
  'open',
  'funded',
  'closed',
  'discussed',
  'planned',
  'bill',
  'promulgated',
];
export const SOURCES: readonly FacetValue['source'][] = ['text', 'override'];
export const BOUNDS: readonly QuantityBound[] = ['at-least', 'at-most', 'within', 'exact'];
/** Numbers that one item of a run takes. */
const WIDTH = { facet: 4, quantity: 4, citation: 5, stance: 3 } as const;

/** A measure of the columns, whole and equal to the one that was put in; its numbers are views of the columns. */
export function readMeasure(columns: MeasureColumns, at: number): PreparedMeasure {
  const [termFrom, termTo] = runOf(columns.termRuns, at);
  const [conceptFrom, conceptTo] = runOf(columns.conceptRuns, at);
  return {
    kind: KINDS[columns.kinds[at] ?? 0] ?? 'programme',
    status: readStatus(columns, at),
    quantities: readQuantities(columns, at),
    citations: readCitations(columns, at),
    stance: readStance(columns, at),
    vector: columns.vectors.subarray(at * columns.dimension, (at + 1) * columns.dimension),
    termKeys: columns.termKeys.subarray(termFrom, termTo),
    termStrengths: readStrengths(columns, at),
    termSpans: {
      starts: columns.termStarts.subarray(termFrom, termTo),
      ends: columns.termEnds.subarray(termFrom, termTo),
    },
    concepts: columns.concepts.subarray(conceptFrom, conceptTo),
    conceptStrengths: columns.conceptStrengths.subarray(conceptFrom, conceptTo),
    conceptSpans: {
      starts: columns.conceptStarts.subarray(conceptFrom, conceptTo),
      ends: columns.conceptEnds.subarray(conceptFrom, conceptTo),
    },
    focus: readFocus(columns, at),
    facets: readFacets(columns, at),
    nationwide: columns.nationwide[at] === 1,
  };
}

export function readStatus({ statuses }: MeasureColumns, at: number): MeasureStatus {
  return STATUSES[statuses[at] ?? 0] ?? 'announced';
}

/** Begin and end of the run of a measure. */
function runOf(runs: Runs, at: number): readonly [from: number, to: number] {
  return [runs[at] ?? 0, runs[at + 1] ?? 0];
}

function readStrengths(
  { termRuns, strengthRuns, strengths, strengthCodes }: MeasureColumns,
  at: number,
): Float64Array {
  const [from, to] = runOf(termRuns, at);
  const first = strengthRuns[at] ?? 0;
  const read = new Float64Array(to - from);
  for (let place = 0; place < read.length; place += 1) {
    read[place] = strengths[first + (strengthCodes[from + place] ?? 0)] ?? 0;
  }
  return read;
}

function readFocus({ focusRuns, focus }: MeasureColumns, at: number): MeasureWords['focus'] {
  const [from, to] = runOf(focusRuns, at);
  const [termFrom, termTo] = [focus.termFrom[from] ?? 0, focus.termFrom[to] ?? 0];
  const [conceptFrom, conceptTo] = [focus.conceptFrom[from] ?? 0, focus.conceptFrom[to] ?? 0];
  return {
    weights: focus.weights.subarray(from, to),
    masses: focus.masses.subarray(from, to),
    termFrom: shifted(focus.termFrom, from, to + 1),
    terms: focus.terms.subarray(termFrom, termTo),
    conceptFrom: shifted(focus.conceptFrom, from, to + 1),
    concepts: focus.concepts.subarray(conceptFrom, conceptTo),
    trusts: focus.trusts.subarray(conceptFrom, conceptTo),
  };
}

/** Part of the starts of runs, counted from the first of them. */
function shifted(starts: Int32Array, from: number, to: number): Int32Array {
  const part = starts.slice(from, to);
  const first = part[0] ?? 0;
  for (let at = 0; at < part.length; at += 1) part[at] = (part[at] ?? 0) - first;
  return part;
}

function readFacets({ facetRuns, facetValues, strings }: MeasureColumns, at: number): Facets {
  const facets: Partial<Record<keyof Facets, readonly FacetValue[]>> = {};
  const text = (place: number): string => strings[facetValues[place] ?? 0] ?? '';
  const read = (item: number): FacetValue => {
    const place = item * WIDTH.facet;
    const source = SOURCES[facetValues[place + 3] ?? 0] ?? 'text';
    return { value: text(place), ko: text(place + 1), en: text(place + 2), source };
  };
  FACETS.forEach((facet, position) => {
    facets[facet] = mapRun(facetRuns, at * FACETS.length + position, read);
  });
  return facets as Facets;
}

const NO_QUANTITIES: readonly Quantity[] = [];
const NO_CITATIONS: readonly Citation[] = [];

export function readQuantities(columns: MeasureColumns, at: number): readonly Quantity[] {
  const { quantityRuns, quantityFields: fields, quantityValues, strings } = columns;
  if (isEmpty(quantityRuns, at)) return NO_QUANTITIES;
  return mapRun(quantityRuns, at, (item) => {
    const place = item * WIDTH.quantity;
    return {
      value: quantityValues[item] ?? 0,
      unit: strings[fields[place] ?? 0] ?? '',
      bound: BOUNDS[fields[place + 1] ?? 0] ?? 'exact',
      span: { start: fields[place + 2] ?? 0, end: fields[place + 3] ?? 0 },
    };
  });
}

export function readCitations(columns: MeasureColumns, at: number): readonly Citation[] {
  const { citationRuns, citationFields: fields, strings } = columns;
  if (isEmpty(citationRuns, at)) return NO_CITATIONS;
  return mapRun(citationRuns, at, (item) => {
    const place = item * WIDTH.citation;
    const article = fields[place + 1] ?? 0;
    const paragraph = fields[place + 2] ?? 0;
    return {
      law: strings[fields[place] ?? 0] ?? '',
      ...(article === 0 ? {} : { article: strings[article - 1] ?? '' }),
      ...(paragraph === 0 ? {} : { paragraph: paragraph - 1 }),
      span: { start: fields[place + 3] ?? 0, end: fields[place + 4] ?? 0 },
    };
  });
}

export function readStance({ stances }: MeasureColumns, at: number): Stance {
  const place = at * WIDTH.stance;
  return {
    tightens: stances[place] ?? 0,
    loosens: stances[place + 1] ?? 0,
    objects: stances[place + 2] ?? 0,
  };
}

function isEmpty(runs: Runs, at: number): boolean {
  return runs[at] === runs[at + 1];
}

function mapRun<T>(runs: Runs, at: number, read: (item: number) => T): readonly T[] {
  const items: T[] = [];
  for (let item = runs[at] ?? 0, to = runs[at + 1] ?? 0; item < to; item += 1) items.push(read(item));
  return items;
}
