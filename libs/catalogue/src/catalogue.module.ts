import { Module } from '@nestjs/common';
import { EntryChanges } from './entry/entry-changes.js';
import { HistoryService } from './history/history.service.js';
import { ImportService } from './import/import.service.js';
import { LegalChainService } from './legal-chain/legal-chain.service.js';
import { LegislativeItemService } from './legislative-item/legislative-item.service.js';
import { ProgrammeService } from './programme/programme.service.js';
import { ProposalService } from './proposal/proposal.service.js';
import { SearchService } from './search/search.service.js';
import { SourceDocumentService } from './source-document/source-document.service.js';
import { StakeholderService } from './stakeholder/stakeholder.service.js';
import { UnpublishedService } from './unpublished/unpublished.service.js';

const services = [
  EntryChanges,
  HistoryService,
  ImportService,
  LegalChainService,
  LegislativeItemService,
  ProgrammeService,
  ProposalService,
  SearchService,
  SourceDocumentService,
  StakeholderService,
  UnpublishedService,
];

@Module({ providers: services, exports: services })
export class CatalogueModule {}
