import { Identity1764100000000 } from './migrations/1764100000000-identity.js';
import { IdentityRowSecurity1764200001000 } from './migrations/1764200001000-row-security.js';
import { ReviewScope1764200002000 } from './migrations/1764200002000-review-scope.js';
import { ProviderSignIn1764200003000 } from './migrations/1764200003000-provider-sign-in.js';
import { AuditedAccounts1765000003000 } from './migrations/1765000003000-audited-accounts.js';
import { RightsOfTransactions1769000000000 } from './migrations/1769000000000-rights-of-transactions.js';
import { CompanyOfPerson1773200000000 } from './migrations/1773200000000-company-of-person.js';

/** Schema changes of this lib's tables, oldest first; they come after the catalogue's. */
export const IDENTITY_MIGRATIONS = [
  Identity1764100000000,
  IdentityRowSecurity1764200001000,
  ReviewScope1764200002000,
  ProviderSignIn1764200003000,
  AuditedAccounts1765000003000,
  RightsOfTransactions1769000000000,
  CompanyOfPerson1773200000000,
];
