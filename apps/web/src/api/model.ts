/** Shapes of the API until the generated client replaces them. */
export interface Bilingual {
  readonly ko: string;
  readonly en: string;
}
export type CoverageStatus = 'covered' | 'partial' | 'gap' | 'insufficient';
export type FacetName =
  'instrument' | 'object' | 'beneficiary' | 'sector' | 'region' | 'quantity' | 'timing' | 'legal_basis';
export type Band = 'strong' | 'partial' | 'weak' | 'none';
export type MeasureKind = 'programme' | 'legislative_item';
export interface Freshness {
  readonly state: 'fresh' | 'pending' | 'failed';
  readonly computedAt: string | null;
  readonly cause: string | null;
}
export interface FacetCount {
  readonly value: string;
  readonly label: Bilingual | null;
  readonly count: number;
}
export interface ScoreSet {
  readonly id: string;
  readonly modelVersion: string;
}
export interface List<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
  readonly total: number;
  readonly facets: Readonly<Record<string, readonly FacetCount[]>>;
  readonly scoreSet: ScoreSet | null;
}
export interface StakeholderRef {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly type: string;
}
export interface BestMeasure {
  readonly id: string;
  readonly kind: MeasureKind;
  readonly externalRef: string | null;
  readonly title: string;
  readonly titleEn: string | null;
  readonly score: number;
  readonly band: Band;
  readonly status: string;
}
export interface ProposalSummary {
  readonly id: string;
  readonly externalRef: string | null;
  readonly title: string;
  readonly titleEn: string | null;
  readonly stakeholder: StakeholderRef;
  readonly axis: string | null;
  readonly occasion: string | null;
  readonly occasionEn: string | null;
  readonly occasionDate: string | null;
  readonly askCount: number;
  readonly coverage: {
    readonly status: CoverageStatus | null;
    readonly freshness: Freshness;
    readonly missing: readonly FacetName[];
  };
  readonly bestMeasures: readonly BestMeasure[];
  readonly revision: number;
  readonly updatedAt: string;
}
export interface AskCoverage {
  readonly status: CoverageStatus | null;
  readonly missing: readonly FacetName[];
  readonly freshness: Freshness;
  readonly sentence: Bilingual | null;
}
export interface Ask {
  readonly id: string;
  readonly no: number;
  readonly text: string;
  readonly coverage: AskCoverage;
}
export interface Provenance {
  readonly document: {
    readonly externalRef: string;
    readonly title: string;
    readonly titleEn: string | null;
    readonly fileName: string | null;
    readonly url: string | null;
  } | null;
  readonly heading: string | null;
  readonly lines: readonly number[] | null;
}
export interface Proposal extends ProposalSummary {
  readonly body: string;
  readonly speakerRole: string | null;
  readonly asks: readonly Ask[];
  readonly provenance: Provenance | null;
}
export interface Evidence {
  readonly part: string;
  readonly ask: { readonly field: 'text' | 'context'; readonly start: number; readonly end: number };
  readonly measure: { readonly field: 'title' | 'body'; readonly start: number; readonly end: number };
  readonly label: Bilingual | null;
}
export interface ScorePart {
  readonly name: string;
  readonly weight: number;
  readonly signal: number;
  readonly contribution: number;
}
export interface FacetMatch {
  readonly facet: FacetName;
  readonly state: 'met' | 'partly' | 'unmet' | 'not_asked';
  readonly asked: readonly string[];
  readonly offered: readonly string[];
}
export interface AlignmentMeasure {
  readonly id: string;
  readonly kind: MeasureKind;
  readonly externalRef: string | null;
  readonly title: string;
  readonly titleEn: string | null;
  readonly status: string;
  readonly ministry: string | null;
}
export interface AlignmentCore {
  readonly askId: string;
  readonly askNo: number;
  readonly score: number;
  readonly band: Band;
  readonly confidence: number;
  readonly opposes: boolean;
  readonly parts: readonly ScorePart[];
  readonly evidence: readonly Evidence[];
  readonly facets: readonly FacetMatch[];
  readonly sentence: Bilingual | null;
  readonly freshness: Freshness;
}
export interface ProposalAlignment extends AlignmentCore {
  readonly measure: AlignmentMeasure;
  readonly measureBody: string;
}
export interface ProposalRef {
  readonly id: string;
  readonly externalRef: string | null;
  readonly title: string;
  readonly titleEn: string | null;
  readonly stakeholder: StakeholderRef;
}
export interface MeasureAlignment extends AlignmentCore {
  readonly proposal: ProposalRef;
  readonly askText: string;
  readonly askContext?: string;
}
export interface ApplicationPeriod {
  readonly kind: 'fixed' | 'until_budget_spent' | 'always' | 'unknown';
  readonly from: string | null;
  readonly to: string | null;
}
interface MeasureBase {
  readonly id: string;
  readonly externalRef: string | null;
  readonly title: string;
  readonly titleEn: string | null;
  readonly body: string;
  readonly ministry: string | null;
  readonly axis: string | null;
  readonly provenance: Provenance | null;
  readonly revision: number;
  readonly updatedAt: string;
}
export interface Programme extends MeasureBase {
  readonly agency: string | null;
  readonly status: string;
  readonly regions: readonly string[];
  readonly budgetKrw: number | null;
  readonly applicationPeriod: ApplicationPeriod | null;
}
export interface LegislativeItem extends MeasureBase {
  readonly stage: string;
  readonly law: string | null;
  readonly article: string | null;
  readonly promulgatedOn: string | null;
  readonly effectiveOn: string | null;
  readonly delegation: string | null;
  readonly confirmed: boolean;
  readonly unconfirmedNote: string | null;
}
export interface Stakeholder extends StakeholderRef {
  readonly externalRef: string | null;
  readonly aliases: readonly string[];
  readonly note: string | null;
}
export interface CoverageCounts {
  readonly covered: number;
  readonly partial: number;
  readonly gap: number;
  readonly insufficient: number;
  readonly total: number;
}
export interface CoverageSummary {
  readonly proposals: CoverageCounts;
  readonly asks: CoverageCounts;
  readonly byAxis: readonly (CoverageCounts & { readonly axis: string })[];
  readonly freshness: Freshness;
  readonly scoreSet: ScoreSet | null;
  readonly completeness: readonly { readonly source: Bilingual; readonly asOf: string | null }[];
}
export interface Revision {
  readonly revision: number;
  readonly changedAt: string;
  readonly fields: readonly string[];
}
