import { Column, PrimaryColumn } from 'typeorm';
import { type FacetOverrides, type Passage, type Visibility } from './entry.js';

/** PostgreSQL returns bigint as text; revisions stay far below 2^53. */
export const bigintAsNumber = {
  to: (value: number | undefined): number | undefined => value,
  from: (value: string | null): number => Number(value),
};

/** Columns of the tables that hold titled entries. Revision and times are set by triggers, never by the application. */
export abstract class EntryColumns {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' }) id: string;
  @Column({ name: 'external_ref', type: 'text', nullable: true }) externalRef: string | null;
  @Column({ type: 'text' }) title: string;
  @Column({ name: 'title_en', type: 'text', nullable: true }) titleEn: string | null;
  @Column({ type: 'text', default: '' }) body: string;
  @Column({ type: 'text', default: 'published' }) visibility: Visibility;
  @Column({ name: 'valid_from', type: 'date', nullable: true }) validFrom: string | null;
  @Column({ name: 'valid_to', type: 'date', nullable: true }) validTo: string | null;
  @Column({ type: 'text', nullable: true }) owner: string | null;
  @Column({ name: 'facet_overrides', type: 'jsonb', default: {} }) facetOverrides: FacetOverrides;
  @Column({ name: 'source_document_id', type: 'uuid', nullable: true }) sourceDocumentId: string | null;
  @Column({ name: 'source_heading', type: 'text', nullable: true }) sourceHeading: string | null;
  @Column({ name: 'source_line_from', type: 'int', nullable: true }) sourceLineFrom: number | null;
  @Column({ name: 'source_line_to', type: 'int', nullable: true }) sourceLineTo: number | null;
  @Column({ name: 'source_also', type: 'jsonb', default: [] }) sourceAlso: Passage[];
  @Column({ name: 'source_url', type: 'text', nullable: true }) sourceUrl: string | null;
  @Column({ name: 'source_fetched_at', type: 'timestamptz', nullable: true }) sourceFetchedAt: Date | null;
  @Column({ name: 'source_payload_sha256', type: 'text', nullable: true }) sourcePayloadSha256: string | null;
  @Column({ name: 'sample_digest', type: 'text', nullable: true, select: false }) sampleDigest: string | null;
  @Column({
    name: 'sample_revision',
    type: 'bigint',
    nullable: true,
    select: false,
    transformer: bigintAsNumber,
  })
  sampleRevision: number | null;
  @Column({ type: 'bigint', transformer: bigintAsNumber, default: 1 }) revision: number;
  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'clock_timestamp()' }) createdAt: Date;
  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'clock_timestamp()' }) updatedAt: Date;
  @Column({ name: 'deleted_at', type: 'timestamptz', nullable: true }) deletedAt: Date | null;
}
