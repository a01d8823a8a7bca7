import { Column, Entity, JoinColumn, ManyToOne, OneToMany, PrimaryColumn, type Relation } from 'typeorm';
import { EntryColumns } from '../entry/entry-columns.entity.js';
import { type Axis, type FacetOverrides } from '../entry/entry.js';
import { type SplitBy } from './proposal.js';
import { StakeholderEntity } from '../stakeholder/stakeholder.entity.js';

@Entity('proposal')
export class ProposalEntity extends EntryColumns {
  @Column({ name: 'stakeholder_id', type: 'uuid' }) stakeholderId: string;
  @ManyToOne(() => StakeholderEntity)
  @JoinColumn({ name: 'stakeholder_id' })
  stakeholder: Relation<StakeholderEntity>;
  @Column({ name: 'speaker_role', type: 'text', nullable: true }) speakerRole: string | null;
  @Column({ name: 'speaker_role_en', type: 'text', nullable: true }) speakerRoleEn: string | null;
  @Column({ type: 'text', nullable: true }) occasion: string | null;
  @Column({ name: 'occasion_en', type: 'text', nullable: true }) occasionEn: string | null;
  @Column({ name: 'occasion_date', type: 'date', nullable: true }) occasionDate: string | null;
  @Column({ type: 'text', nullable: true }) axis: Axis | null;
  @OneToMany(() => AskEntity, (ask) => ask.proposal) asks: Relation<AskEntity>[];
}

@Entity('ask')
export class AskEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' }) id: string;
  @Column({ name: 'proposal_id', type: 'uuid' }) proposalId: string;
  @ManyToOne(() => ProposalEntity, (proposal) => proposal.asks, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'proposal_id' })
  proposal: Relation<ProposalEntity>;
  @Column({ type: 'int' }) no: number;
  @Column({ type: 'text' }) text: string;
  @Column({ name: 'split_by', type: 'text', default: 'person' }) splitBy: SplitBy;
  @Column({ name: 'facet_overrides', type: 'jsonb', default: {} }) facetOverrides: FacetOverrides;
}
