import { type SourceDocumentEntity } from '../source-document/source-document.entity.js';
import { type EntryColumns } from './entry-columns.entity.js';
import { type Entry, type Provenance } from './entry.js';

/** Maps the columns that all entries share; `document` is the row that `sourceDocumentId` names. */
export function toEntry(row: EntryColumns, document: SourceDocumentEntity | undefined): Entry {
  return {
    id: row.id,
    externalRef: row.externalRef,
    title: row.title,
    titleEn: row.titleEn,
    body: row.body,
    visibility: row.visibility,
    validFrom: row.validFrom,
    validTo: row.validTo,
    owner: row.owner,
    provenance: toProvenance(row, document),
    revision: row.revision,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

function toProvenance(row: EntryColumns, document: SourceDocumentEntity | undefined): Provenance {
  return {
    document:
      document === undefined
        ? null
        : {
            id: document.id,
            externalRef: document.externalRef,
            title: document.title,
            titleEn: document.titleEn,
            fileName: document.fileName,
            url: document.url,
          },
    heading: row.sourceHeading,
    lines:
      row.sourceLineFrom === null || row.sourceLineTo === null
        ? null
        : [row.sourceLineFrom, row.sourceLineTo],
    also: row.sourceAlso,
    url: row.sourceUrl,
    fetchedAt: row.sourceFetchedAt,
    payloadSha256: row.sourcePayloadSha256,
  };
}
