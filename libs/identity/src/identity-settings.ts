import { type ProviderSettings } from './provider/provider.js';
import { type SessionLimits } from './session/session.js';

export interface IdentitySettings extends SessionLimits {
  /** Absent means that people sign in with a password only. */
  readonly provider?: ProviderSettings | undefined;
}

/** Under which the settings are injected. */
export const IDENTITY_SETTINGS = Symbol('identity settings');
