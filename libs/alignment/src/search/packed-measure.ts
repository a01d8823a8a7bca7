import { type MeasureKind } from '../prepare/measure-status.js';
import { type MeasureWords } from '../score/measure-words.js';
import { type MeasureFacts } from '../score/pair-scorer.js';
import {
  KINDS,
  type MeasureColumns,
  readCitations,
  readQuantities,
  readStance,
  readStatus,
} from './measure-columns.js';

/** A window on one measure of the columns after the other, for scoring; what is rarely asked for is read when it is. */
export class PackedMeasure implements MeasureWords, MeasureFacts {
  readonly termKeys: Uint32Array;
  readonly concepts: Int32Array;
  readonly conceptStrengths: Float64Array;
  readonly focus: MeasureWords['focus'];
  readonly vectors: Float32Array;
  termFrom = 0;
  termTo = 0;
  conceptFrom = 0;
  conceptTo = 0;
  focusFrom = 0;
  focusTo = 0;
  vectorFrom = 0;
  vectorTo = 0;
  private at = 0;
  private strengthFrom = 0;
  private readonly strengths: Float64Array;
  private readonly strengthCodes: Uint16Array;

  constructor(private readonly columns: MeasureColumns) {
    this.termKeys = columns.termKeys;
    this.concepts = columns.concepts;
    this.conceptStrengths = columns.conceptStrengths;
    this.focus = columns.focus;
    this.vectors = columns.vectors;
    this.strengths = columns.strengths;
    this.strengthCodes = columns.strengthCodes;
  }

  moveTo(at: number): void {
    const { termRuns, conceptRuns, focusRuns } = this.columns;
    this.at = at;
    this.vectorFrom = at * this.columns.dimension;
    this.vectorTo = this.vectorFrom + this.columns.dimension;
    this.strengthFrom = this.columns.strengthRuns[at] ?? 0;
    this.termFrom = termRuns[at] ?? 0;
    this.termTo = termRuns[at + 1] ?? 0;
    this.conceptFrom = conceptRuns[at] ?? 0;
    this.conceptTo = conceptRuns[at + 1] ?? 0;
    this.focusFrom = focusRuns[at] ?? 0;
    this.focusTo = focusRuns[at + 1] ?? 0;
  }

  strengthAt(place: number): number {
    return this.strengths[this.strengthFrom + (this.strengthCodes[place] ?? 0)] ?? 0;
  }

  get kind(): MeasureKind {
    return KINDS[this.columns.kinds[this.at] ?? 0] ?? 'programme';
  }

  get status(): MeasureFacts['status'] {
    return readStatus(this.columns, this.at);
  }

  get quantities(): MeasureFacts['quantities'] {
    return readQuantities(this.columns, this.at);
  }

  get citations(): MeasureFacts['citations'] {
    return readCitations(this.columns, this.at);
  }

  get stance(): MeasureFacts['stance'] {
    return readStance(this.columns, this.at);
  }
}
