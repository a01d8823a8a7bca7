import { Recompute1764000001000 } from './migrations/1764000001000-recompute.js';
import { ScoreSets1764000002000 } from './migrations/1764000002000-score-sets.js';
import { WorkerSessions1764000003000 } from './migrations/1764000003000-worker-sessions.js';
import { LeanAlignments1764000005000 } from './migrations/1764000005000-lean-alignments.js';
import { PairDecisions1764000006000 } from './migrations/1764000006000-pair-decisions.js';
import { AuditedScoreSets1765000002000 } from './migrations/1765000002000-audited-score-sets.js';
import { WordingsOfDecisions1767100001000 } from './migrations/1767100001000-wordings-of-decisions.js';
import { CoverageHistory1766200000000 } from './migrations/1766200000000-coverage-history.js';
import { PackedAlignments1768000000000 } from './migrations/1768000000000-packed-alignments.js';
import { SectorsOfCoverage1771000000000 } from './migrations/1771000000000-sectors-of-coverage.js';
import { FailureDismissal1772000000000 } from './migrations/1772000000000-failure-dismissal.js';
import { Thesaurus1772000001000 } from './migrations/1772000001000-thesaurus.js';
import { BestOfAsk1764000004000 } from './migrations/1764000004000-best-of-ask.js';
import { ScoreRowsByRight1769000002000 } from './migrations/1769000002000-rows-by-right.js';
import { RowsInPages1776000000000 } from './migrations/1776000000000-rows-in-pages.js';

/** Schema changes of this lib's tables, oldest first; they come after the catalogue's. */
export const RECOMPUTE_MIGRATIONS = [
  Recompute1764000001000,
  ScoreSets1764000002000,
  WorkerSessions1764000003000,
  BestOfAsk1764000004000,
  LeanAlignments1764000005000,
  PairDecisions1764000006000,
  AuditedScoreSets1765000002000,
  WordingsOfDecisions1767100001000,
  CoverageHistory1766200000000,
  PackedAlignments1768000000000,
  ScoreRowsByRight1769000002000,
  SectorsOfCoverage1771000000000,
  FailureDismissal1772000000000,
  Thesaurus1772000001000,
  RowsInPages1776000000000,
];
