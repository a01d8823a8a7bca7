/** Kinds of measure: each has its own part weights and calibration. */
export type MeasureKind = 'programme' | 'legislative_item';

/** How far a measure has come. */
export type MeasureStatus =
  'announced' | 'in_force' | 'open' | 'funded' | 'closed' | 'discussed' | 'planned' | 'bill' | 'promulgated';

/** Names of the states for people. */
export const STATUS_LABELS: Readonly<Record<MeasureStatus, { readonly ko: string; readonly en: string }>> = {
  announced: { ko: '발표', en: 'announced' },
  in_force: { ko: '시행', en: 'in force' },
  open: { ko: '접수 중', en: 'open' },
  funded: { ko: '예산 확보', en: 'funded' },
  closed: { ko: '종료', en: 'closed' },
  discussed: { ko: '논의', en: 'under discussion' },
  planned: { ko: '계획', en: 'planned' },
  bill: { ko: '법안 계류', en: 'pending bill' },
  promulgated: { ko: '공포', en: 'promulgated' },
};

const LIVE: ReadonlySet<MeasureStatus> = new Set<MeasureStatus>([
  'in_force',
  'open',
  'funded',
  'promulgated',
]);

/** Does the measure exist already, so that it can cover an ask? Announced, planned and closed ones cannot. */
export function isLive(status: MeasureStatus): boolean {
  return LIVE.has(status);
}
