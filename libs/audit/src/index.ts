export { AUDIT_MIGRATIONS } from './audit-migrations.js';
export { AuditModule } from './audit.module.js';
export {
  AUDIT_ACTS,
  type AuditAct,
  type AuditEntry,
  type AuditFilter,
  type AuditNote,
} from './entry/audit-entry.js';
export { noteAct } from './entry/audit-entry.store.js';
export { AuditLogService, type SealState } from './entry/audit-log.service.js';
export { CHAIN_PROBLEMS, type ChainFault, type ChainProblem } from './seal/chain.js';
export { type LastSeal } from './seal/chain.store.js';
export { SealService } from './seal/seal.service.js';
export { type ChainReport, type NotedSeal, verifyChain } from './seal/verify-chain.js';
export { inTrail, setTrail } from './trail/in-trail.js';
export { followRequest, presentTrail, type Trail } from './trail/trail.js';
