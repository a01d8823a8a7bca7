import { LegislativeItemEntity } from './legislative-item/legislative-item.entity.js';
import { ProgrammeEntity } from './programme/programme.entity.js';
import { AskEntity, ProposalEntity } from './proposal/proposal.entity.js';
import { SourceDocumentEntity } from './source-document/source-document.entity.js';
import { StakeholderEntity } from './stakeholder/stakeholder.entity.js';

/** Tables of this lib, for the one place that opens the connection pool. Nobody else may touch them. */
export const CATALOGUE_ENTITIES = [
  AskEntity,
  LegislativeItemEntity,
  ProgrammeEntity,
  ProposalEntity,
  SourceDocumentEntity,
  StakeholderEntity,
];
