import { type EntryColumns } from '../entry/entry-columns.entity.js';
import { type LegislativeItemEntity } from '../legislative-item/legislative-item.entity.js';
import { type ProgrammeEntity } from '../programme/programme.entity.js';
import { type ProposalEntity } from '../proposal/proposal.entity.js';
import { type SourceDocumentEntity } from '../source-document/source-document.entity.js';
import { type StakeholderEntity } from '../stakeholder/stakeholder.entity.js';
import {
  type SampleLegislativeItem,
  type SampleProgramme,
  type SampleProposal,
  type SampleProvenance,
  type SampleSourceDocument,
  type SampleStakeholder,
} from './sample-catalogue.js';

/** Ids of rows that sample entries name by external reference. */
export interface SampleReferences {
  readonly documents: ReadonlyMap<string, string>;
  readonly stakeholders: ReadonlyMap<string, string>;
  readonly legislativeItems: ReadonlyMap<string, string>;
}

function idOf(ids: ReadonlyMap<string, string>, externalRef: string): string {
  const id = ids.get(externalRef);
  if (id === undefined) throw new Error(`the sample catalogue names ${externalRef}, which it does not have`);
  return id;
}

function provenanceColumns(
  provenance: SampleProvenance,
  { documents }: SampleReferences,
): Partial<EntryColumns> {
  return {
    sourceDocumentId: idOf(documents, provenance.document),
    sourceHeading: provenance.heading,
    sourceLineFrom: provenance.lines?.[0] ?? null,
    sourceLineTo: provenance.lines?.[1] ?? null,
    sourceAlso: [...provenance.also],
  };
}

export const sourceDocumentColumns = (row: SampleSourceDocument): Partial<SourceDocumentEntity> => ({
  externalRef: row.externalRef,
  title: row.title,
  titleEn: row.titleEn,
  kind: row.kind,
  publishedOn: row.publishedOn,
  fileName: row.fileName,
  url: row.url,
  note: row.note,
  noteEn: row.noteEn,
});

export const stakeholderColumns = (
  row: SampleStakeholder,
  references: SampleReferences,
): Partial<StakeholderEntity> => ({
  externalRef: row.externalRef,
  title: row.name,
  titleEn: row.nameEn,
  body: row.note,
  type: row.type,
  aliases: [...row.aliases],
  ...provenanceColumns(row.provenance, references),
});

export const proposalColumns = (
  row: SampleProposal,
  references: SampleReferences,
): Partial<ProposalEntity> => ({
  externalRef: row.externalRef,
  title: row.title,
  titleEn: row.titleEn,
  body: row.body,
  stakeholderId: idOf(references.stakeholders, row.stakeholder),
  speakerRole: row.speakerRole,
  speakerRoleEn: row.speakerRoleEn,
  occasion: row.occasion,
  occasionEn: row.occasionEn,
  occasionDate: row.occasionDate,
  axis: row.axis,
  ...provenanceColumns(row.provenance, references),
});

export const programmeColumns = (
  row: SampleProgramme,
  references: SampleReferences,
): Partial<ProgrammeEntity> => ({
  externalRef: row.externalRef,
  title: row.title,
  titleEn: row.titleEn,
  body: row.body,
  ministry: row.ministry,
  agency: row.agency,
  status: row.status,
  axis: row.axis,
  regions: [...row.regions],
  budgetKrw: row.budgetKrw,
  applicationKind: row.applicationPeriod.kind,
  applicationFrom: row.applicationPeriod.from,
  applicationTo: row.applicationPeriod.to,
  ...provenanceColumns(row.provenance, references),
});

export const legislativeItemColumns = (
  row: SampleLegislativeItem,
  references: SampleReferences,
): Partial<LegislativeItemEntity> => ({
  externalRef: row.externalRef,
  title: row.title,
  titleEn: row.titleEn,
  body: row.body,
  law: row.law,
  lawAliases: [...row.lawAliases],
  article: row.article,
  stage: row.stage,
  ministry: row.ministry,
  promulgatedOn: row.promulgatedOn,
  effectiveOn: row.effectiveOn,
  delegation: row.delegation,
  rank: row.rank,
  delegatedBy: row.delegatedBy.map((one) => idOf(references.legislativeItems, one)),
  confirmed: row.confirmed,
  unconfirmedNote: row.unconfirmedNote,
  axis: row.axis,
  ...provenanceColumns(row.provenance, references),
});
