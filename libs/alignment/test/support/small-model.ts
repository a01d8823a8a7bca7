import {
  type AlignmentModel,
  buildModel,
  COVERAGE_FEATURES,
  type CoverageFeature,
  type ConceptRecord,
  type ModelAssets,
  type ModelParameters,
  OPPOSITION_FEATURES,
  type OppositionFeature,
  POSITIVE_PARTS,
  type PositivePart,
} from '../../src/index.js';

/** A concept with nothing but its name; the rest as given. */
export function concept(id: string, ko: string, fields: Partial<ConceptRecord> = {}): ConceptRecord {
  return {
    id,
    type: id.slice(0, id.indexOf('.')) as ConceptRecord['type'],
    ko,
    en: id.slice(id.indexOf('.') + 1).replaceAll('-', ' '),
    official: [ko],
    lay: [],
    abbr: [],
    en_alt: [],
    patterns: [],
    broader: [],
    related: [],
    polarity: null,
    opposite: null,
    ...fields,
  };
}

/** A dozen concepts that show every kind of wording and link. */
export const SMALL_THESAURUS: readonly ConceptRecord[] = [
  concept('instrument.voucher', '바우처', {
    official: ['바우처', '이용권'],
    lay: ['쿠폰처럼 쓰'],
    related: ['instrument.subsidy'],
  }),
  concept('instrument.subsidy', '보조금', { lay: ['돈 보태', '나랏돈'], patterns: [['비용', '절반']] }),
  concept('instrument.public-procurement', '공공조달', { lay: ['먼저 사 달'], patterns: [['관공서', '사']] }),
  concept('instrument.sandbox', '규제샌드박스', { abbr: ['샌드박스'] }),
  concept('object.generative-ai', '생성형 인공지능', {
    official: ['생성형 인공지능', '생성형 AI'],
    abbr: ['LLM'],
    broader: ['object.ai'],
  }),
  concept('object.ai', '인공지능', { official: ['인공지능'], abbr: ['AI'] }),
  concept('object.cloud-certificate', '클라우드 보안인증', { abbr: ['CSAP'] }),
  concept('beneficiary.small-merchant', '소상공인', { lay: ['동네 가게', '자영업'] }),
  concept('beneficiary.startup', '창업기업', { official: ['창업기업', '스타트업'] }),
  concept('sector.manufacturing', '제조업', { official: ['제조업', '제조'] }),
  concept('region.ulsan', '울산', { official: ['울산광역시', '울산'] }),
  concept('direction.relax', '완화', {
    lay: ['풀어 줘', '풀어'],
    polarity: '-',
    opposite: 'direction.tighten',
  }),
  concept('direction.tighten', '강화', { polarity: '+', opposite: 'direction.relax' }),
];

const WORD_WEIGHTS = { object: 1, instrument: 1, beneficiary: 1, sector: 1, region: 1, wording: 1 };
const WEIGHTS = { ...WORD_WEIGHTS, meaning: 1.5, focus: 0.4, quantity: 0.1, timing: 0.1, legal: 0.1 };

const CALIBRATION = {
  intercept: -4,
  slopes: Object.fromEntries(POSITIVE_PARTS.map((part) => [part, 8])) as Record<PositivePart, number>,
  reference: 0,
};
const ONLY_CONFIDENCE = Object.fromEntries(COVERAGE_FEATURES.map((name) => [name, 0])) as Record<
  CoverageFeature,
  number
>;
const NO_OPPOSITION = Object.fromEntries(OPPOSITION_FEATURES.map((name) => [name, 0])) as Record<
  OppositionFeature,
  number
>;

/** Round parameters, so that expectations can be worked out by hand. */
export const SMALL_PARAMETERS: ModelParameters = {
  version: 1,
  trust: {
    official: 1,
    lay: 0.7,
    shortLay: 0.4,
    abbreviation: 1,
    english: 1,
    pattern: 0.5,
    genericPattern: 0.3,
  },
  links: { broader: 0.7, narrower: 0.5, related: 0.4, shared: 0.6, secondStep: 0.8, floor: 0.1 },
  fields: { text: 1, title: 1, context: 0.3 },
  lexical: { k1: 1.5, b: 0.75, titleCount: 2, bodyConcept: 0.8, conceptCeiling: 0.9 },
  meaning: { low: 0, high: 1 },
  full: { ...WORD_WEIGHTS, focus: 1 },
  weights: { programme: WEIGHTS, legislative_item: WEIGHTS },
  calibration: { programme: CALIBRATION, legislative_item: CALIBRATION },
  bands: { strong: 700, partial: 450, weak: 250 },
  direction: {
    intercept: -6,
    weights: { ...NO_OPPOSITION, loosensTightening: 15, tightensLoosening: 15 },
    threshold: 0.5,
    capTenths: 300,
  },
  coverage: {
    gap: { intercept: -5, weights: { ...ONLY_CONFIDENCE, best: -3 }, threshold: 0.5 },
    covered: { intercept: 3, weights: { ...ONLY_CONFIDENCE, bestLive: 6 }, threshold: 0.5 },
    answering: 0.3,
  },
};

/** Assets of the small model; the statistics know a handful of terms. */
export const SMALL_ASSETS: ModelAssets = {
  thesaurus: SMALL_THESAURUS,
  parameters: SMALL_PARAMETERS,
  statistics: {
    documents: 100,
    averageLength: 40,
    termFrequency: { 지원: 60, 사업: 50, 인공: 40, 공지: 40, 지능: 40, ai: 50 },
    conceptFrequency: { 'object.ai': 60, 'instrument.subsidy': 10 },
  },
};

/** The small model. */
export function smallModel(changes: Partial<ModelAssets> = {}): AlignmentModel {
  return buildModel({ ...SMALL_ASSETS, ...changes });
}
