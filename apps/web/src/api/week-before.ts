const hourMs = 3_600_000;
const weekMs = 7 * 24 * hourMs;

/** A moment to the hour: so that all who ask within an hour ask for the same. */
export function thisHour(now: Date): Date {
  return new Date(Math.floor(now.getTime() / hourMs) * hourMs);
}

/** The same moment a week ago, to the hour. */
export function weekBefore(now: Date): Date {
  return new Date(thisHour(now).getTime() - weekMs);
}

/** When a week will have passed since a moment: from then on it is known what was a week before. */
export function weekAfter(moment: string): string {
  return new Date(Date.parse(moment) + weekMs).toISOString();
}
