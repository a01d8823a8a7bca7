import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type SourceDocumentKind } from './source-document.js';

@Entity('source_document')
export class SourceDocumentEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' }) id: string;
  @Column({ name: 'external_ref', type: 'text', nullable: true }) externalRef: string | null;
  @Column({ type: 'text' }) title: string;
  @Column({ name: 'title_en', type: 'text', nullable: true }) titleEn: string | null;
  @Column({ type: 'text' }) kind: SourceDocumentKind;
  @Column({ name: 'published_on', type: 'date', nullable: true }) publishedOn: string | null;
  @Column({ name: 'file_name', type: 'text', nullable: true }) fileName: string | null;
  @Column({ type: 'text', nullable: true }) url: string | null;
  @Column({ type: 'text', nullable: true }) note: string | null;
  @Column({ name: 'note_en', type: 'text', nullable: true }) noteEn: string | null;
  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'clock_timestamp()' }) createdAt: Date;
}
