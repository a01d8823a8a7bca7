import { Reply1766000001000 } from './migrations/1766000001000-reply.js';
import { Work1766000002000 } from './migrations/1766000002000-work.js';
import { Review1766000000000 } from './migrations/1766000000000-review.js';
import { AuditedReviews1766000009000 } from './migrations/1766000009000-audited-reviews.js';
import { DuplicateDismissal1766100000000 } from './migrations/1766100000000-duplicate-dismissal.js';
import { ReviewWording1767100002000 } from './migrations/1767100002000-wording.js';
import { ReviewRowsByRight1769000003000 } from './migrations/1769000003000-rows-by-right.js';
import { SavedView1771000001000 } from './migrations/1771000001000-saved-view.js';

/** Schema changes of this lib's tables, oldest first; they come after those of the catalogue and of recompute. */
export const REVIEW_MIGRATIONS = [
  Review1766000000000,
  Reply1766000001000,
  Work1766000002000,
  AuditedReviews1766000009000,
  DuplicateDismissal1766100000000,
  ReviewWording1767100002000,
  ReviewRowsByRight1769000003000,
  SavedView1771000001000,
];
