import { Report1773000001000 } from './migrations/1773000001000-report.js';

/** Schema changes of this lib's tables, oldest first; they come after those of all libs that it reads. */
export const REPORT_MIGRATIONS = [Report1773000001000];
