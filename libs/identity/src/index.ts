export { ACCOUNT_STATES, type Account, type AccountState } from './account/account.js';
export { AccountService } from './account/account.service.js';
export { type ListedAccount } from './account/account.store.js';
export { findRecipient, type Recipient } from './account/recipient.store.js';
export { newSecret, secretHash } from './secret-token.js';
export { type ApiKey } from './api-key/api-key.js';
export { ApiKeyService } from './api-key/api-key.service.js';
export { IDENTITY_MIGRATIONS } from './identity-migrations.js';
export { networkOf } from './login/login-throttle.js';
export { type IdentitySettings } from './identity-settings.js';
export { IdentityModule } from './identity.module.js';
export {
  type IssuedLink,
  LINK_PURPOSES,
  type LinkPreview,
  type LinkPurpose,
} from './one-time-link/one-time-link.js';
export { OneTimeLinkService } from './one-time-link/one-time-link.service.js';
export { PASSWORD_LENGTH } from './password/password.js';
export { type LinkedSignIn } from './provider/linked-sign-in.js';
export { LinkedSignInService, type WaysIn } from './provider/linked-sign-in.service.js';
export { type ProviderSettings } from './provider/provider.js';
export {
  type ProviderBrowser,
  type ProviderOutcome,
  ProviderSignInService,
} from './provider/provider-sign-in.service.js';
export { prepareIdentity, type PrepareIdentityOptions, tellOfFirstAdmin } from './prepare-identity.js';
export {
  actorOf,
  type Principal,
  type Right,
  RIGHTS,
  rightsOf,
  ROLES,
  type Role,
  SCOPES,
  type Scope,
  scopesFor,
} from './rights/rights.js';
export { SampleAccountService } from './sample/sample-account.service.js';
export { type SampleAccount } from './sample/sample-accounts.js';
export { type ClientTrace, type OpenedSession, type SessionView, toUserAgent } from './session/session.js';
export { SessionService } from './session/session.service.js';
