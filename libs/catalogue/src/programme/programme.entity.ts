import { Column, Entity } from 'typeorm';
import { bigintAsNumber, EntryColumns } from '../entry/entry-columns.entity.js';
import { type Axis } from '../entry/entry.js';
import { type ApplicationPeriodKind, type ProgrammeStatus } from './programme.js';

const nullableBigint = {
  to: bigintAsNumber.to,
  from: (value: string | null) => (value === null ? null : Number(value)),
};

@Entity('programme')
export class ProgrammeEntity extends EntryColumns {
  @Column({ type: 'text', nullable: true }) ministry: string | null;
  @Column({ type: 'text', nullable: true }) agency: string | null;
  @Column({ type: 'text' }) status: ProgrammeStatus;
  @Column({ type: 'text', nullable: true }) axis: Axis | null;
  @Column({ type: 'text', array: true, default: () => "'{}'" }) regions: string[];
  @Column({ name: 'budget_krw', type: 'bigint', nullable: true, transformer: nullableBigint }) budgetKrw:
    number | null;
  @Column({ name: 'application_kind', type: 'text', default: 'unknown' })
  applicationKind: ApplicationPeriodKind;
  @Column({ name: 'application_from', type: 'date', nullable: true }) applicationFrom: string | null;
  @Column({ name: 'application_to', type: 'date', nullable: true }) applicationTo: string | null;
  @Column({ name: 'legal_basis', type: 'text', nullable: true }) legalBasis: string | null;
}
