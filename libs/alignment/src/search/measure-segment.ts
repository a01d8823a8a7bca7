import { type PreparedMeasure } from '../prepare/prepare-measure.js';
import { type MeasureColumns, readMeasure } from './measure-columns.js';
import { MeasureColumnsWriter } from './measure-columns-writer.js';
import { invert, type Postings } from './postings.js';
import { roundVectors, type RoundedVectors } from './rounded-vectors.js';
import { type SealedSegment, type SegmentKind } from './segmented-index.js';

/** Measures that were laid out and inverted together. Plain data on shared memory. */
export interface MeasureSegment extends SealedSegment {
  readonly columns: MeasureColumns;
  /** By term key. */
  readonly terms: Postings;
  /** By concept index. */
  readonly concepts: Postings;
  /** Vectors of the encoder. */
  readonly meanings: RoundedVectors;
}

export const MEASURE_SEGMENTS: SegmentKind<PreparedMeasure, MeasureSegment> = {
  begin: () => {
    const writer = new MeasureColumnsWriter();
    return {
      add: (id, measure) => {
        writer.add(id, measure);
      },
      finish: () => toSegment(writer.finish()),
    };
  },
  read: ({ columns }, at) => readMeasure(columns, at),
};

function toSegment(columns: MeasureColumns): MeasureSegment {
  const { strengthRuns, strengths, strengthCodes, conceptStrengths, vectors, dimension } = columns;
  return {
    ids: columns.ids,
    columns,
    terms: invert({
      runs: columns.termRuns,
      keys: columns.termKeys,
      strengthAt: (place, entry) => strengths[(strengthRuns[entry] ?? 0) + (strengthCodes[place] ?? 0)] ?? 0,
    }),
    concepts: invert({
      runs: columns.conceptRuns,
      keys: columns.concepts,
      strengthAt: (place) => conceptStrengths[place] ?? 0,
    }),
    meanings: roundVectors(vectors, dimension),
  };
}
