import { Column, Entity } from 'typeorm';
import { EntryColumns } from '../entry/entry-columns.entity.js';
import { type StakeholderType } from './stakeholder.js';

@Entity('stakeholder')
export class StakeholderEntity extends EntryColumns {
  @Column({ type: 'text' }) type: StakeholderType;
  @Column({ type: 'text', array: true, default: () => "'{}'" }) aliases: string[];
}
