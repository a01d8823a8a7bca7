import { type TFunction } from 'i18next';

/** A length of time in its largest whole unit, such as «3분». */
export function formatDuration(seconds: number, t: TFunction): string {
  if (seconds < 60) return t('recompute.seconds', { count: Math.max(1, Math.round(seconds)) });
  if (seconds < 3_600) return t('recompute.minutes', { count: Math.round(seconds / 60) });
  return t('recompute.hours', { count: Math.round(seconds / 3_600) });
}
