import { type Entry } from '../entry/entry.js';

export const STAKEHOLDER_TYPES = [
  'company',
  'startup',
  'association',
  'local_government',
  'lawmaker',
  'civil_society',
  'expert',
  'citizen',
  'ministry',
  'presidential_office',
  'public_body',
] as const;
export type StakeholderType = (typeof STAKEHOLDER_TYPES)[number];

/** Who asks (제안자), or the government body that answers. The entry's title is the name, its body a note. */
export interface Stakeholder extends Entry {
  readonly type: StakeholderType;
  /** Other wordings of the name: abbreviations, English, former names. */
  readonly aliases: readonly string[];
  /** Number of published proposals. */
  readonly proposalCount: number;
}

export interface StakeholderReference {
  readonly id: string;
  readonly externalRef: string | null;
  readonly name: string;
  readonly nameEn: string | null;
  readonly type: StakeholderType;
}
