import { AXES, type Axis } from '@jeonghap/catalogue';

/** What of a week a mail may tell (소식의 종류). */
export const MAIL_TOPICS = ['gaps', 'programmes', 'laws', 'scores', 'axes'] as const;
export type MailTopic = (typeof MAIL_TOPICS)[number];

/** Most values that each list of a filter may have. */
export const MOST_FILTERED = 50;

/**
 * What of the weekly report somebody wants to be told. An empty list leaves its part as it is: each narrows what the report says of that
 * field, and nothing else.
 */
export interface ReportFilter {
  /** All topics where it is empty. */
  readonly topics: readonly MailTopic[];
  /** Ids; narrows the gaps, which alone say whose proposal they are about. */
  readonly stakeholders: readonly string[];
  /** Names; narrows the programmes. */
  readonly ministries: readonly string[];
  /** Narrows the numbers by axis. */
  readonly axes: readonly Axis[];
}

/** A filter that lets everything pass. */
export const WHOLE_REPORT: ReportFilter = { topics: [], stakeholders: [], ministries: [], axes: [] };

export const wants = ({ topics }: ReportFilter, topic: MailTopic): boolean =>
  topics.length === 0 || topics.includes(topic);

export const lets = (chosen: readonly string[], value: string | null | undefined): boolean =>
  chosen.length === 0 || (value != null && chosen.includes(value));

/** An axis by its code; undefined for what is none. */
export const axisOf = (code: string | null): Axis | undefined => AXES.find((axis) => axis === code);
