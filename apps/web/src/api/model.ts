import type * as api from '../generated/types.gen.js';

/** The words of the glossary for the shapes that the generated client knows; see `openapi.json` for their meaning. */
export type Bilingual = api.BilingualDto;
export type Freshness = api.FreshnessDto;
export type FacetCount = api.FacetCountDto;
export type Band = api.Band;
export type MeasureKind = api.MeasureKind;
export type CoverageStatus = NonNullable<api.CoverageDto['status']>;
export type CoverageCounts = api.CoverageCountsDto;
export type CoverageSummary = api.CoverageSummaryDto;

export type CoverageComparison = api.CoverageComparisonDto;

export type CoverageHistory = api.CoverageHistoryDto;
export type CoveragePoint = api.CoveragePointDto;
export type Convergence = api.ConvergenceDto;
export type ConvergencePage = api.ConvergencePageDto;
export type ConvergingAsk = api.ConvergingAskDto;

export type ReportSummary = api.ReportSummaryDto;
export type ReportView = api.ReportViewDto;
export type ReportDocument = api.ReportDocumentDto;
export type ReportSection = api.ReportSectionDto;
export type ReportChart = api.ReportChartDto;
export type ReportTable = api.ReportTableDto;
export type ReportDifference = api.ReportDifferenceDto;

export type ReportFilter = api.ReportFilterDto;
export type Subscription = api.SubscriptionDto;
export type SubscriptionDraft = api.SubscriptionDraftDto;
export type SubscriptionList = api.SubscriptionListDto;
export type MailPreview = api.MailPreviewDto;
export type Delivery = api.DeliveryDto;
export type WebhookEndpoint = api.WebhookEndpointDto;

export type Matrix = api.MatrixDto;
export type MatrixLine = api.MatrixLineDto;
export type MatrixCounts = api.MatrixCountsDto;

export type LegalChain = api.LegalChainDto;
export type LegalBasis = api.LegalBasisDto;
export type ChainNode = api.ChainNodeDto;
export type ChainPlace = api.ChainPlaceDto;

export type Proposal = api.ProposalDto;
export type ProposalSummary = api.ProposalSummaryDto;
/** Counts of filter values; those of those who work here are there for them alone. */
export type BoardFacets = api.ProposalFacetsDto & Partial<Pick<api.WorkFacetsDto, 'assignee' | 'review'>>;
export type ProposalWork = api.ProposalWorkDto;
/** A line of the board; `work` is there for those who work here. */
export type BoardProposal = ProposalSummary & { readonly work?: ProposalWork };
export type BoardPage = Omit<api.ProposalPageDto, 'items' | 'facets'> & {
  readonly items: readonly BoardProposal[];
  readonly facets: BoardFacets;
};
export type SavedView = api.SavedViewDto;
export type AssignmentOutcome = api.AssignmentOutcomeDto;
export type SimilarProposal = api.SimilarProposalDto;
export type Ask = api.AskDto;
export type AskFacets = api.FacetsDto;

/** An alignment in a list; the detail has both texts, all parts and the facets. */
export type Alignment = api.AlignmentSummaryDto;
export type AlignmentDetail = api.AlignmentDto;
export type AlignmentChange = api.AlignmentChangeDto;
export type ScorePart = api.PartDto;
export type Evidence = api.EvidenceDto;
export type FacetMatch = api.FacetMatchDto;

export type Programme = api.ProgrammeDto;
export type ProgrammeSummary = api.ProgrammeSummaryDto;
export type ApplicationPeriod = api.ApplicationPeriodDto;
export type MeasureWording = api.MeasureWordingDto;
export type LegislativeItem = api.LegislativeItemDto;
export type LegislativeItemSummary = api.LegislativeItemSummaryDto;
export type Stakeholder = api.StakeholderDto;
export type StakeholderReference = api.StakeholderReferenceDto;
export type Provenance = api.ProvenanceViewDto;
export type Revision = api.RevisionDto;
export type FieldProblem = api.FieldErrorDto;

export type DecisionSummary = api.DecisionDto;
export type Review = api.ReviewDto;
export type ReviewDraft = api.ReviewDraftDto;
export type ReviewStanding = api.ReviewStandingDto;
export type ListedReview = api.ListedReviewDto;
export type UndecidedAlignment = api.UndecidedAlignmentDto;
export type BulkOutcome = api.BulkReviewOutcomeDto;
export type TextDifference = api.TextDifferenceDto;
export type Reason = api.ReasonDto;

export type Reply = api.ReplyDto;
export type ReplyDraft = api.ReplyDraftDto;
export type ReplyClocks = api.ReplyClocksDto;
export type ListedAskReply = api.ListedAskReplyDto;

export type Assignment = api.AssignmentDto;
export type StaffMember = api.StaffMemberDto;
export type WorkComment = api.CommentDto;

export type Rearrangement = api.RearrangementDto;
export type Duplicate = api.DuplicateDto;

export type SessionState = api.SessionStateDto;
export type Person = api.PersonDto;
export type Role = api.Role;
export type Right = api.Right;
export type Scope = api.Scope;
export type SampleAccount = api.SampleAccountDto;
export type LinkedSignIn = api.LinkedSignInDto;
export type WaysIn = api.LinkedSignInListDto;
export type OwnSession = api.SessionDto;
export type ApiKey = api.ApiKeyDto;
export type LinkPreview = api.LinkPreviewDto;
export type IssuedLink = api.IssuedLinkDto;
export type User = api.ListedUserDto;
export type UserPage = api.UserPageDto;

export type AuditEntry = api.AuditEntryDto;
export type SealState = api.SealStateDto;
export type ChainReport = api.ChainReportDto;

/** What every list page carries beside its items. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
  readonly total: number;
}

export type FoundEntry = api.FoundEntryDto;
export type SearchAnswer = api.SearchAnswerDto;
export type SearchGroup = api.SearchGroupDto;
export type SearchSuggestion = api.SearchSuggestionDto;
export type ScoringMethod = api.ScoringMethodDto;
export type RegisterFreshness = api.SourceFreshnessDto;

export type RecomputeStatus = api.RecomputeStatusDto;
export type RecomputeRun = api.RunDto;
export type ScoreSet = api.ScoreSetProgressDto;
export type DriftSummary = api.DriftSummaryDto;
export type DriftItem = api.DriftItemDto;
export type CoverageFlip = api.CoverageFlipItemDto;
export type Failure = api.FailureDto;
export type FailureGroup = api.FailureGroupDto;

export type ThesaurusDraft = api.DraftStateDto;
export type ThesaurusPreview = api.PreviewDto;
export type ThesaurusPreviewResult = api.PreviewResultDto;
export type ConceptHits = api.ConceptHitsDto;
export type ThesaurusVersion = api.VersionDto;
export type ThesaurusVersionChange = api.VersionChangeDto;
export type Concept = api.ConceptDto;
export type ConceptPage = api.ConceptPageDto;
export type ConceptSummary = api.ConceptSummaryDto;
export type ConceptReference = api.ConceptReferenceDto;
export type ConceptDraft = api.ConceptDraftDto;
export type ShownConcept = api.ShownConceptDto;

export type CompanyFacts = api.CompanyFactsDto;
export type FitAnswer = api.FitAnswerDto;
export type FitItem = api.FitItemDto;
export type FitPage = api.FitPageDto;
export type FitVerdict = FitItem['verdict'];
export type DecidedCriterion = api.DecidedCriterionDto;
export type CriterionVerdict = DecidedCriterion['verdict'];
export type FactQuestion = api.FactQuestionDto;
export type FitQuestion = api.FitQuestionDto;
export type Industry = api.IndustryDto;
export type CompanyProfile = api.CompanyProfileDto;
export type CompanyProfileList = api.CompanyProfileListDto;
export type CompanyCount = api.CompanyCountDto;
export type ProgrammeCriteria = api.ProgrammeCriteriaDto;
export type ProgrammeCriterion = api.CriterionDto;
export type CorrectionRequest = api.CorrectionRequestDto;
export type OwnProposal = api.OwnProposalDto;
export type OwnAsk = api.OwnAskDto;
export type CompanyDraft = api.CompanyDraftDto;
export type DraftCheck = api.DraftCheckDto;
export type DraftAsk = api.DraftAskDto;
export type DraftMeasure = api.DraftMeasureDto;
export type HandedInDraft = api.HandedInDraftDto;
export type FitMail = api.FitMailDto;
export type FitNotice = api.FitNoticeDto;
