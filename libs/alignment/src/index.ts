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
export {
  type AskLikeness,
  compareAsks,
  type ComparableAsk,
  readComparableAsk,
} from './likeness/ask-likeness.js';
export { annotateConcepts } from './concepts/annotate-concepts.js';
export { parseThesaurus } from './concepts/parse-thesaurus.js';
export {
  type AlignmentModel,
  buildModel,
  CODE_VERSION,
  type CorpusStatistics,
  type ModelAssets,
  modelVersionOf,
} from './model/build-model.js';
export { countTexts, type TextCounts } from './model/count-text.js';
export {
  COVERAGE_FEATURES,
  type CoverageFeature,
  type LogisticRule,
  type ModelParameters,
  OPPOSITION_FEATURES,
  type OppositionFeature,
  type PartWeights,
} from './model/parameters.js';
export { type CoverageCandidate, coverageFeatures, meaningOf } from './decide/coverage-features.js';
export { oppositionFeatures } from './score/opposition.js';
export { sha256Hex } from './model/sha256.js';
export {
  FACET_LABELS,
  type Facet,
  type FacetOverrides,
  facetOfType,
  FACETS,
  type Facets,
  type FacetValue,
} from './prepare/facet.js';
export { isLive, type MeasureKind, type MeasureStatus, STATUS_LABELS } from './prepare/measure-status.js';
export { type AskField, type AskInput, prepareAsk, type PreparedAsk } from './prepare/prepare-ask.js';
export { readAskStance, type Stance } from './prepare/read-stance.js';
export { type MeasureField } from './prepare/measure-spans.js';
export { type MeasureInput, prepareMeasure, type PreparedMeasure } from './prepare/prepare-measure.js';
export { facetsOf } from './facets-of.js';
export { type EncoderWeights, UNIT_BYTE } from './encoder/encoder.js';
export { readFeatures } from './encoder/read-features.js';
export { type TextFeatures } from './encoder/text-features.js';
export { type PairSignals, readPairSignals } from './score/pair-signals.js';
export { PART_LABELS, PART_NAMES, type PartName, POSITIVE_PARTS, type PositivePart } from './score/part.js';
export {
  type Alignment,
  ALIGNMENT_FLOOR_TENTHS,
  type Band,
  bandOf,
  scoreAlignment,
  scoreSignals,
  scoreTenthsOf,
  type PairScore,
  type ScorePart,
} from './score/score-alignment.js';
export { type FacetMatch, type FacetState, toFacetMatch } from './score/compare-facets.js';
export { type AskSpan, type EvidencePair, type MeasureSpanRef } from './score/collect-evidence.js';
export {
  type AskCoverage,
  type CoverageInput,
  type CoverageReason,
  type CoverageStatus,
  decideCoverage,
  MAX_BEST,
  REVIEW_VERDICTS,
  type ReviewVerdict,
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
export {
  buildMeasureIndex,
  countMeasures,
  findMeasure,
  type MeasureHit,
  type MeasureIndex,
  mergeMeasures,
  openMeasureIndex,
  putMeasure,
  rankMeasures,
  removeMeasure,
  searchMeasures,
  shareMeasureIndex,
  type SharedMeasureIndex,
} from './search/measure-index.js';
export {
  type AskHit,
  type AskIndex,
  buildAskIndex,
  countAsks,
  findAsk,
  putAsk,
  rankAsks,
  removeAsk,
  scanAsks,
  searchAsks,
} from './search/ask-index.js';
export { type Hit } from './search/bounded-heap.js';
export { type SearchOptions } from './search/search-options.js';
