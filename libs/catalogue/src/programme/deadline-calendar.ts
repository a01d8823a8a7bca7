import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

const DAY_MS = 86_400_000;
const ALARM_BEFORE_SECONDS = (3 * DAY_MS) / 1_000;

/** The last day of applications to a programme, as a calendar shows it. */
export interface Deadline {
  readonly programmeId: string;
  /** First day of the round, `YYYY-MM-DD`; null where it is not known. */
  readonly from: string | null;
  /** Last day, `YYYY-MM-DD`. */
  readonly to: string;
  readonly summary: string;
  readonly description: string;
  readonly url: string | null;
  /** When what is said of it was last known to hold. */
  readonly stamp: Date;
  /** Counts up with its changes; left out where they are not counted. */
  readonly sequence?: number;
  /** Whether it is called off. */
  readonly isOver?: boolean;
}

/**
 * Last days as iCalendar (RFC 5545): an event over the whole day, since no hour is known, with an alarm three days before. The same round of a
 * programme is the same event in every calendar, however its last day moves. The same deadlines give the same bytes.
 */
export function writeDeadlines(
  deadlines: readonly Deadline[],
  head: {
    readonly name: string;
    readonly description?: string | null;
    readonly product: string;
    readonly lang: 'ko' | 'en';
  },
): string {
  const calendar = ical({
    name: head.name,
    description: head.description ?? null,
    prodId: { company: 'Jeonghap', product: head.product, language: head.lang.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const { programmeId, from, to, isOver = false, stamp, ...deadline } of deadlines) {
    const event = calendar.createEvent({
      id: `${programmeId}.${from ?? 'begun'}@jeonghap`,
      ...(deadline.sequence === undefined ? {} : { sequence: deadline.sequence, lastModified: stamp }),
      stamp,
      start: new Date(`${to}T00:00:00Z`),
      end: new Date(Date.parse(to) + DAY_MS),
      allDay: true,
      summary: deadline.summary,
      description: deadline.description,
      url: deadline.url,
      status: isOver ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
    if (!isOver) event.createAlarm({ type: ICalAlarmType.display, trigger: ALARM_BEFORE_SECONDS });
  }
  return calendar.toString();
}
