/** All alignments computed under one model version (산출 세트). Readers see exactly one, the live one. */
export interface ScoreSet {
  readonly id: number;
  /** Hash of thesaurus, corpus statistics, weights, calibration and code. */
  readonly modelVersion: string;
  readonly state: 'building' | 'live' | 'retired';
}
