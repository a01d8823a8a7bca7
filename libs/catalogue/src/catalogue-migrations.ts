import { Catalogue1764000000000 } from './migrations/1764000000000-catalogue.js';
import { RowSecurity1764200000000 } from './migrations/1764200000000-row-security.js';
import { Rearrangement1764300000000 } from './migrations/1764300000000-rearrangement.js';
import { AuditedEntries1765000001000 } from './migrations/1765000001000-audited-entries.js';

/** Schema changes of this lib's tables, oldest first. */
export const CATALOGUE_MIGRATIONS = [
  Catalogue1764000000000,
  RowSecurity1764200000000,
  Rearrangement1764300000000,
  AuditedEntries1765000001000,
];
