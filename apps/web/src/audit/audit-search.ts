import { toText } from '../api/search-params.js';

export const auditActs = ['create', 'change', 'remove', 'export', 'refuse', 'retry', 'expire'] as const;
export type AuditAct = (typeof auditActs)[number];

/** Kinds that the filter offers; entries of others are listed all the same. */
export const auditKinds = [
  'proposal',
  'ask',
  'programme',
  'legislative_item',
  'stakeholder',
  'source_document',
  'review',
  'reply',
  'assignment',
  'comment',
  'pair_decision',
  'measure_wording',
  'rearrangement',
  'duplicate_dismissal',
  'catalogue_import',
  'account',
  'session',
  'api_key',
  'one_time_link',
  'score_set',
  'alignment_model',
  'recompute',
  'failure_dismissal',
  'report',
  'thesaurus_version',
  'thesaurus_change',
  'queue',
  'audit_log',
] as const;

/** What decides which entries are listed; lives in the address. Absent means no restriction. */
export interface AuditSearch {
  readonly kind?: string;
  readonly act?: AuditAct;
  readonly subject?: string;
  readonly actor?: string;
  readonly from?: string;
  readonly to?: string;
}

function isAuditAct(value: string | undefined): value is AuditAct {
  return (auditActs as readonly (string | undefined)[]).includes(value);
}

const toDay = (value: unknown): string | undefined => {
  const text = toText(value);
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
};

/** Reads the page's part of an address; what the API would refuse is dropped. */
export function toAuditSearch(search: Record<string, unknown>): AuditSearch {
  const act = toText(search['act']);
  const values = {
    kind: toText(search['kind'])?.trim(),
    act: isAuditAct(act) ? act : undefined,
    subject: toText(search['subject'])?.trim(),
    actor: toText(search['actor'])?.trim(),
    from: toDay(search['from']),
    to: toDay(search['to']),
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
