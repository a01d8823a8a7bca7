import { Catalogue1764000000000 } from './migrations/1764000000000-catalogue.js';
import { RowSecurity1764200000000 } from './migrations/1764200000000-row-security.js';
import { AuditedEntries1765000001000 } from './migrations/1765000001000-audited-entries.js';
import { Rearrangement1765100000000 } from './migrations/1765100000000-rearrangement.js';
import { EntryNames1767000000000 } from './migrations/1767000000000-entry-names.js';
import { LegalChain1772500000000 } from './migrations/1772500000000-legal-chain.js';
import { NumberedRevisions1773000000000 } from './migrations/1773000000000-numbered-revisions.js';
import { Imports1770000000000 } from './migrations/1770000000000-imports.js';
import { MeasureWording1767100000000 } from './migrations/1767100000000-measure-wording.js';
import { RowsByRight1769000001000 } from './migrations/1769000001000-rows-by-right.js';
import { ActingForOne1776500000000 } from './migrations/1776500000000-acting-for-one.js';
import { RestorableNames1769000005000 } from './migrations/1769000005000-restorable-names.js';

/** Schema changes of this lib's tables, oldest first. */
export const CATALOGUE_MIGRATIONS = [
  Catalogue1764000000000,
  RowSecurity1764200000000,
  AuditedEntries1765000001000,
  Rearrangement1765100000000,
  EntryNames1767000000000,
  MeasureWording1767100000000,
  RowsByRight1769000001000,
  RestorableNames1769000005000,
  Imports1770000000000,
  LegalChain1772500000000,
  NumberedRevisions1773000000000,
  ActingForOne1776500000000,
];
