import { toText } from '../api/search-params.js';

const statuses = ['unanswered', 'under_review', 'accepted', 'partly_accepted', 'not_accepted'] as const;

/** Which asks the list of answers shows, as its address says. */
export interface ReplySearch {
  readonly status?: (typeof statuses)[number];
  /** Only those whose answer is overdue. */
  readonly overdue?: true;
}

export function toReplySearch(search: Record<string, unknown>): ReplySearch {
  const status = statuses.find((one) => one === toText(search['status']));
  const isOverdue = search['overdue'] === true || search['overdue'] === 'true';
  return { ...(status === undefined ? {} : { status }), ...(isOverdue ? { overdue: true } : {}) };
}
