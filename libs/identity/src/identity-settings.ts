import { type SessionLimits } from './session/session.js';

export type IdentitySettings = SessionLimits;

/** Under which the settings are injected. */
export const IDENTITY_SETTINGS = Symbol('identity settings');
