export {
  AI_STAGES,
  type AiStage,
  type Certificate,
  CERTIFICATES,
  COMPANY_SIZES,
  type CompanySize,
  type Exclusion,
  EXCLUSIONS,
  type Province,
  PROVINCES,
  SITE_KINDS,
  type SiteKind,
} from './facts/vocabulary.js';
export {
  type CompanyFacts,
  type CompanySite,
  type FactName,
  UNKNOWN_COMPANY,
  type YearSales,
} from './facts/company-facts.js';
export { FACT_QUESTION_CODES, type FactQuestion, type FactQuestionCode } from './facts/fact-question.js';
export {
  type AiStageRule,
  type AnyOfRule,
  type Bound,
  type CertificateRule,
  type Criterion,
  CRITERION_ORIGINS,
  type CriterionOrigin,
  type CriterionPolarity,
  DECIDING_CONFIDENCE,
  type EmployeesRule,
  type ExclusionRule,
  type FirmAgeRule,
  type IndustryRule,
  type NumberRange,
  type OtherRule,
  POLARITIES,
  type PreFounderRule,
  type RegionRule,
  type RepresentativeAgeRule,
  type Rule,
  RULE_KINDS,
  type RuleKind,
  type SalesRule,
  type SimpleRule,
  type SizeRule,
} from './criteria/criterion.js';
export {
  type ComparedValue,
  CRITERION_VERDICTS,
  type CriterionResult,
  type CriterionVerdict,
  FIT_VERDICT_WORDS,
  FIT_VERDICTS,
  type FitContext,
  type FitResult,
  type FitVerdict,
  REASON_CODES,
  type ReasonCode,
} from './verdict/verdict.js';
export { type Ceiling, type IndustryCeilings, type SizePeriod, type SizeTable } from './size/size-table.js';
export {
  AVAILABILITIES,
  type Availability,
  type FitPeriod,
  type FitQuestion,
  GROWTH_STAGES,
  type GrowthStage,
  type GrowthStep,
  type NearMiss,
  type RankedFit,
  type RankInput,
} from './rank/ranking.js';
export { decideFit } from './verdict/decide-fit.js';
export { type PossibleSizes, possibleSizes, sizesOf } from './size/sizes-of.js';
export { SIZE_TABLE } from './size/statutory-sizes.js';
export { type Industry, KSIC } from './ksic/ksic.js';
export { findIndustry, searchIndustries, sectionOf, toIndustryCode } from './ksic/find-industry.js';
export { checkFacts } from './facts/check-facts.js';
export { availabilityOn, rankFits } from './rank/availability.js';
export { type GrowthProgramme, planGrowth } from './rank/plan-growth.js';
export { blockingCriterion, nearMisses, questionsOf } from './rank/what-would-change.js';
export { describeRule } from './explain/describe-rule.js';
export { explainCriterion, explainFit } from './explain/explain-fit.js';
export {
  AI_STAGE_LABELS,
  CERTIFICATE_LABELS,
  EXCLUSION_LABELS,
  factLabel,
  PROVINCE_LABELS,
  SITE_LABELS,
  SIZE_LABELS,
} from './explain/labels.js';
export {
  type DecidedCriterion,
  type FitItem,
  type FitProgrammeReference,
  type FitSummary,
  type GrowthView,
  type NearMissView,
  type RelevanceState,
} from './assessment/fit-answer.js';
export {
  type FitAnswer,
  type FitPageRequest,
  type FitRequest,
  FitService,
} from './assessment/fit.service.js';
export {
  type CompanyDraft,
  type CompanyDraftText,
  DRAFT_LIMITS,
  DRAFT_STATES,
  type DraftState,
  HANDED_IN_STATES,
  type HandedInDraft,
  type HandedInState,
} from './draft/company-draft.js';
export { CompanyDraftService } from './draft/company-draft.service.js';
export { HandedInDraftService } from './draft/handed-in-draft.service.js';
export { FIT_MIGRATIONS } from './fit-migrations.js';
export { FitModule, FitWorkModule } from './fit.module.js';
export {
  type CompanyProfile,
  type CompanyProfileDraft,
  type OwnCompany,
  PROFILE_LIMITS,
} from './profile/company-profile.js';
export { CompanyProfileService } from './profile/company-profile.service.js';
export { readOwnCompany } from './profile/own-company.store.js';
export { type CompanyCount, COUNTED_FACETS, type CountedFacet } from './profile/count-companies.js';
export { type CompanyCounts, ProfileCountService } from './profile/profile-count.service.js';
export {
  type CorrectionRequest,
  CorrectionRequestService,
  REQUEST_STATES,
  type RequestState,
} from './programme-criteria/correction-request.service.js';
export { CriteriaReadingService } from './programme-criteria/criteria-reading.service.js';
export {
  CORRECTION_ACTS,
  type CorrectionAct,
  type CorrectionView,
  CRITERION_LIMITS,
  type CriterionView,
  type EffectiveCriteria,
} from './programme-criteria/programme-criteria.js';
export {
  type CorrectionDraft,
  type CriterionDraft,
  type ProgrammeCriteria,
  ProgrammeCriteriaService,
} from './programme-criteria/programme-criteria.service.js';
export { FitNewsService, type NewsReader } from './news/fit-news.service.js';
export { type NewsMail } from './news/to-news-mail.js';
export { MOST_NAMED } from './watch/gather-changes.js';
export { type GatheredProgrammes } from './watch/gathered-notice.js';
export { type FitNotice, FitNoticeService } from './watch/fit-notice.service.js';
export { type DecidingCriterion, NOTICE_CAUSES, type NoticeCause } from './watch/verdict-change.js';
export {
  type OwnVerdict,
  type OwnVerdictChange,
  type OwnVerdicts,
  readOwnVerdictChanges,
  readOwnVerdicts,
} from './watch/own-verdict.store.js';
export { type VerdictWork, VerdictWatchService } from './watch/verdict-watch.service.js';
export { type RuleDraft, toRule } from './programme-criteria/to-rule.js';
export { extractCriteria } from './extract/extract-criteria.js';
