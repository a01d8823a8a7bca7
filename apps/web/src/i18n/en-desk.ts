import { enAudit } from './en-audit.js';
import { enDelivery } from './en-delivery.js';
import { enCompany } from './en-company.js';
import { enEntryForm } from './en-entry-form.js';
import { enFit } from './en-fit.js';
import { enImport } from './en-import.js';
import { enMethod } from './en-method.js';
import { enRecompute } from './en-recompute.js';
import { enReport } from './en-report.js';
import { enThesaurus } from './en-thesaurus.js';
import type { koDesk } from './ko-desk.js';
import { type Wording } from './wording.js';

/** English wording of pages that few open; same keys as the Korean. */
export const enDesk: Wording<typeof koDesk> = {
  ...enAudit,
  ...enDelivery,
  ...enCompany,
  ...enEntryForm,
  ...enFit,
  ...enImport,
  ...enMethod,
  ...enRecompute,
  ...enReport,
  ...enThesaurus,
};
