import { type Axis, type Entry, type FacetOverrides } from '../entry/entry.js';

/** How far a programme has come; later ones answer an ask more fully. `closed` is over. */
export const PROGRAMME_STATUSES = ['announced', 'in_force', 'open', 'funded', 'closed'] as const;
export type ProgrammeStatus = (typeof PROGRAMME_STATUSES)[number];

export const APPLICATION_PERIOD_KINDS = ['fixed', 'until_budget_spent', 'always', 'unknown'] as const;
export type ApplicationPeriodKind = (typeof APPLICATION_PERIOD_KINDS)[number];

export interface ApplicationPeriod {
  readonly kind: ApplicationPeriodKind;
  /** Days in the form YYYY-MM-DD, Asia/Seoul. */
  readonly from: string | null;
  readonly to: string | null;
}

/** A government programme, plan, fund, guide, body or event (사업). */
export interface Programme extends Entry {
  readonly ministry: string | null;
  readonly agency: string | null;
  readonly status: ProgrammeStatus;
  readonly axis: Axis | null;
  readonly regions: readonly string[];
  /** Won. */
  readonly budgetKrw: number | null;
  readonly applicationPeriod: ApplicationPeriod;
  readonly legalBasis: string | null;
  readonly facetOverrides: FacetOverrides;
}
