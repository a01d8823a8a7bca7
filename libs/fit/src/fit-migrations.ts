import { ProgrammeCriterion1773200001000 } from './migrations/1773200001000-programme-criterion.js';
import { CompanyProfile1773200002000 } from './migrations/1773200002000-company-profile.js';
import { CompanyDraft1774500000000 } from './migrations/1774500000000-company-draft.js';
import { FitVerdict1774500001000 } from './migrations/1774500001000-fit-verdict.js';
import { FitWatch1775500000000 } from './migrations/1775500000000-fit-watch.js';
import { GatheredNotices1776000000000 } from './migrations/1776000000000-gathered-notices.js';
import { FitTold1776000002000 } from './migrations/1776000002000-fit-told.js';

/** Schema changes of this lib's tables, oldest first; they come after those of identity. */
export const FIT_MIGRATIONS = [
  ProgrammeCriterion1773200001000,
  CompanyProfile1773200002000,
  CompanyDraft1774500000000,
  FitVerdict1774500001000,
  FitWatch1775500000000,
  GatheredNotices1776000000000,
  FitTold1776000002000,
];
