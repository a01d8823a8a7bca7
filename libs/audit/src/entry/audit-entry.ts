/** What was done. A table's own trigger says `create`, `change` or `remove`; the others are acts that leave no row. */
export const AUDIT_ACTS = ['create', 'change', 'remove', 'export', 'refuse', 'retry', 'expire'] as const;
export type AuditAct = (typeof AUDIT_ACTS)[number];

/** An entry of the audit log (감사 기록). */
export interface AuditEntry {
  readonly id: number;
  readonly at: Date;
  /** A person (`user:…`), `public`, or a task of the product (`task:…`). */
  readonly actor: string;
  /** The API key by which a program acted for that person. */
  readonly keyId: string | null;
  readonly kind: string;
  readonly subject: string | null;
  readonly act: AuditAct;
  /** Of a change only the columns that differ; secrets are redacted. */
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  readonly network: string | null;
  readonly requestId: string | null;
  readonly method: string | null;
  readonly route: string | null;
  /** Number of the seal that holds it; null until it is sealed. */
  readonly seal: number | null;
}

/** Which entries are wanted; what is absent does not matter. */
export interface AuditFilter {
  readonly kind?: string | undefined;
  readonly subject?: string | undefined;
  readonly actor?: string | undefined;
  readonly act?: AuditAct | undefined;
  /** First day, in Korea (`2026-11-29`). */
  readonly from?: string | undefined;
  /** Last day, in Korea. */
  readonly to?: string | undefined;
}

/** An act that changes no row of an attached table, but is to be known. */
export interface AuditNote {
  readonly kind: string;
  readonly subject?: string | null;
  readonly act: Exclude<AuditAct, 'create' | 'remove' | 'expire'>;
  readonly detail?: Readonly<Record<string, unknown>>;
}
