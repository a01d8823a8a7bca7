export {
  CONCEPT_TYPES,
  type ConceptRecord,
  type ConceptType,
  type Polarity,
} from './thesaurus/concept-record.js';
export { lintThesaurus } from './thesaurus/lint-thesaurus.js';
export { type ThesaurusProblem } from './thesaurus/thesaurus-problem.js';
export { measureThesaurus, type ThesaurusStatistics } from './thesaurus/thesaurus-statistics.js';
export { type AskDirection, type AskFacet, type AskSuggestion, splitAsks } from './asks/split-asks.js';
export { parseThesaurus } from './concepts/parse-thesaurus.js';
export {
  type AlignmentModel,
  buildModel,
  CODE_VERSION,
  type CorpusStatistics,
  type ModelAssets,
} from './model/build-model.js';
export { countTexts, type TextCounts } from './model/count-text.js';
export { type ModelParameters } from './model/parameters.js';
export { sha256Hex } from './model/sha256.js';
export {
  FACET_LABELS,
  type Facet,
  type FacetOverrides,
  FACETS,
  type Facets,
  type FacetValue,
} from './prepare/facet.js';
export { isLive, type MeasureKind, type MeasureStatus, STATUS_LABELS } from './prepare/measure-status.js';
export { type AskField, type AskInput, prepareAsk, type PreparedAsk } from './prepare/prepare-ask.js';
export {
  type MeasureField,
  type MeasureInput,
  prepareMeasure,
  type PreparedMeasure,
} from './prepare/prepare-measure.js';
export { facetsOf } from './facets-of.js';
export { PART_LABELS, PART_NAMES, type PartName } from './score/part.js';
export {
  type Alignment,
  ALIGNMENT_FLOOR_TENTHS,
  type Band,
  bandOf,
  scoreAlignment,
  type ScorePart,
} from './score/score-alignment.js';
export { type FacetMatch, type FacetState } from './score/compare-facets.js';
export { type AskSpan, type EvidencePair, type MeasureSpanRef } from './score/collect-evidence.js';
export {
  type AskCoverage,
  type CoverageInput,
  type CoverageReason,
  type CoverageStatus,
  decideCoverage,
} from './decide/decide-coverage.js';
export { type ProposalCoverage, rollUpCoverage } from './decide/roll-up-coverage.js';
export {
  type AlignmentContext,
  type BilingualText,
  type CoverageContext,
  explainAlignment,
  explainCoverage,
  formatScore,
} from './explain/explain.js';
