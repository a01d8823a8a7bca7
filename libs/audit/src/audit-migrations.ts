import { AuditLog1765000000000 } from './migrations/1765000000000-audit-log.js';
import { LogByRight1769000004000 } from './migrations/1769000004000-log-by-right.js';

/** Schema changes of the audit log, oldest first; the tables that are attached to it come before them and after. */
export const AUDIT_MIGRATIONS = [AuditLog1765000000000, LogByRight1769000004000];
