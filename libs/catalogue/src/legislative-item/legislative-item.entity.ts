import { Column, Entity } from 'typeorm';
import { EntryColumns } from '../entry/entry-columns.entity.js';
import { type Axis } from '../entry/entry.js';
import { type LegalRank, type LegislativeStage } from './legislative-item.js';

@Entity('legislative_item')
export class LegislativeItemEntity extends EntryColumns {
  @Column({ type: 'text', nullable: true }) law: string | null;
  @Column({ name: 'law_aliases', type: 'text', array: true, default: () => "'{}'" }) lawAliases: string[];
  @Column({ type: 'text', nullable: true }) article: string | null;
  @Column({ type: 'text' }) stage: LegislativeStage;
  @Column({ type: 'text', nullable: true }) ministry: string | null;
  @Column({ name: 'promulgated_on', type: 'date', nullable: true }) promulgatedOn: string | null;
  @Column({ name: 'effective_on', type: 'date', nullable: true }) effectiveOn: string | null;
  @Column({ type: 'text', nullable: true }) delegation: string | null;
  @Column({ type: 'boolean', default: true }) confirmed: boolean;
  @Column({ name: 'unconfirmed_note', type: 'text', nullable: true }) unconfirmedNote: string | null;
  @Column({ type: 'text', nullable: true }) rank: LegalRank | null;
  @Column({ name: 'delegated_by', type: 'uuid', array: true, default: () => "'{}'" }) delegatedBy: string[];
  @Column({ name: 'unmade_rules', type: 'text', array: true, default: () => "'{}'" }) unmadeRules: string[];
  @Column({ type: 'text', nullable: true }) axis: Axis | null;
}
