export const SOURCE_DOCUMENT_KINDS = ['article', 'minutes', 'press', 'law', 'other'] as const;
export type SourceDocumentKind = (typeof SOURCE_DOCUMENT_KINDS)[number];

/** A document that entries were taken from. Entries name their place in it. */
export interface SourceDocument {
  readonly id: string;
  readonly externalRef: string | null;
  readonly title: string;
  readonly titleEn: string | null;
  readonly kind: SourceDocumentKind;
  readonly publishedOn: string | null;
  readonly fileName: string | null;
  readonly url: string | null;
  readonly note: string | null;
  readonly noteEn: string | null;
  readonly createdAt: Date;
}
