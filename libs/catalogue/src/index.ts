export { CatalogueModule } from './catalogue.module.js';
export { CATALOGUE_ENTITIES } from './catalogue-entities.js';
export { EntryChanges } from './entry/entry-changes.js';
export { asActor, asPerson } from './entry/as-actor.js';
export { isUuid, likePattern, setActor } from './entry/entry-table.js';
export {
  AXES,
  ENTRY_KINDS,
  OVERRIDABLE_FACETS,
  TEXT_LIMITS,
  VISIBILITIES,
  type Axis,
  type EditTarget,
  type Entry,
  type EntryDraft,
  type EntryKind,
  type FacetOverrides,
  type OverridableFacet,
  type Passage,
  type Provenance,
  type ProvenanceDraft,
  type SourceDocumentReference,
  type Visibility,
} from './entry/entry.js';
export { type Revision } from './history/history.js';
export { type Import } from './import/import.js';
export { ImportService, MAX_IMPORT, type ImportDraft } from './import/import.service.js';
export { HistoryService } from './history/history.service.js';
export { type CitedBasis, type LegalBasis } from './legal-chain/legal-basis.js';
export {
  type ChainNode,
  type ChainPlace,
  type LegalChain,
  PLACE_STATES,
  type PlaceState,
} from './legal-chain/legal-chain.js';
export { LegalChainService } from './legal-chain/legal-chain.service.js';
export {
  LEGAL_RANKS,
  LEGISLATIVE_STAGES,
  type LegalRank,
  type LegislativeItem,
  type LegislativeItemReference,
  type LegislativeStage,
} from './legislative-item/legislative-item.js';
export {
  LegislativeItemService,
  type LegislativeItemDraft,
} from './legislative-item/legislative-item.service.js';
export {
  LEGISLATIVE_ITEM_SORTS,
  type LegislativeItemFilter,
} from './legislative-item/legislative-item.store.js';
export { CATALOGUE_MIGRATIONS } from './catalogue-migrations.js';
export {
  APPLICATION_PERIOD_KINDS,
  PROGRAMME_STATUSES,
  type ApplicationPeriod,
  type ApplicationPeriodKind,
  type Programme,
  type ProgrammeStatus,
} from './programme/programme.js';
export { type Deadline, writeDeadlines } from './programme/deadline-calendar.js';
export { type CalendarProgramme, toCalendar } from './programme/programme-calendar.js';
export { ProgrammeService, type ProgrammeDraft } from './programme/programme.service.js';
export { PROGRAMME_SORTS, type ProgrammeFilter } from './programme/programme.store.js';
export { type Ask, type AskDraft, type Proposal } from './proposal/proposal.js';
export { ProposalService, type ProposalDraft } from './proposal/proposal.service.js';
export { mergeEntries } from './rearrangement/merge-entries.js';
export {
  type MergeDraft,
  type MovedAsk,
  type Rearrangement,
  REARRANGEMENT_LIMITS,
  type SeenEntry,
  type SplitDraft,
} from './rearrangement/rearrangement.js';
export { ASKS_GONE_ON, backwards, listRearrangements } from './rearrangement/rearrangement.store.js';
export { splitProposal } from './rearrangement/split-proposal.js';
export { undoRearrangement } from './rearrangement/undo-rearrangement.js';
export { checkSampleCatalogue } from './sample/check-sample-catalogue.js';
export { readSampleCatalogue, type SampleCatalogue } from './sample/sample-catalogue.js';
export { loadSampleCatalogue, type SampleLoadCounts } from './sample/load-sample-catalogue.js';
export {
  MAX_SEARCH,
  type MatchedBy,
  SEARCH_KINDS,
  type SearchAnswer,
  type SearchSuggestion,
} from './search/search.js';
export { SearchService } from './search/search.service.js';
export {
  SOURCE_DOCUMENT_KINDS,
  type SourceDocument,
  type SourceDocumentKind,
} from './source-document/source-document.js';
export { SourceDocumentService } from './source-document/source-document.service.js';
export {
  STAKEHOLDER_TYPES,
  type Stakeholder,
  type StakeholderReference,
  type StakeholderType,
} from './stakeholder/stakeholder.js';
export { StakeholderService, type StakeholderDraft } from './stakeholder/stakeholder.service.js';
export { type StakeholderFilter } from './stakeholder/stakeholder.store.js';
export { UnpublishedService } from './unpublished/unpublished.service.js';
export { type LentWording, type MeasureWording, WORDINGS_PER_MEASURE } from './wording/wording.js';
export { carryWordings, lendWording, takeBackWording } from './wording/wording.store.js';
