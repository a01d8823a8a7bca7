import { koAudit } from './ko-audit.js';
import { koDelivery } from './ko-delivery.js';
import { koCompany } from './ko-company.js';
import { koEntryForm } from './ko-entry-form.js';
import { koFit } from './ko-fit.js';
import { koImport } from './ko-import.js';
import { koMethod } from './ko-method.js';
import { koRecompute } from './ko-recompute.js';
import { koReport } from './ko-report.js';
import { koThesaurus } from './ko-thesaurus.js';

/** Korean wording of pages that few open; it comes with the first of them, so that the first page stays light. */
export const koDesk = {
  ...koAudit,
  ...koDelivery,
  ...koCompany,
  ...koEntryForm,
  ...koFit,
  ...koImport,
  ...koMethod,
  ...koRecompute,
  ...koReport,
  ...koThesaurus,
} as const;
