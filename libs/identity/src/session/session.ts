import { type Principal } from '../rights/rights.js';

/** Where a sign-in came from, so that its owner recognises it. */
export interface ClientTrace {
  readonly address: string;
  readonly userAgent: string | null;
  /** Whether the request was made on the machine that runs the service. */
  readonly isLocal: boolean;
}

/** How long sessions last. */
export interface SessionLimits {
  /** Without a request, minutes. */
  readonly idleMinutes: number;
  /** In any case, hours. */
  readonly hours: number;
}

/** A session as it is handed to its owner; the token is nowhere else. */
export interface OpenedSession {
  readonly token: string;
  readonly expiresAt: Date;
  readonly principal: Principal;
}

/** One of a person's sessions. */
export interface SessionView {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  /** When it ends if it is not used any more. */
  readonly expiresAt: Date;
  readonly userAgent: string | null;
  /** Browser and system in words; null when they are not known. */
  readonly device: string | null;
  readonly address: string | null;
  /** The one of this very request. */
  readonly isCurrent: boolean;
}

/** Longest text that is kept of a browser's account of itself. */
const USER_AGENT_LENGTH = 300;

/** What is kept of it: control characters and the overlong have no business in a list for people. */
export function toUserAgent(header: string | undefined): string | null {
  const text = (header ?? '').replaceAll(/[\p{Cc}\p{Surrogate}]/gu, '').trim();
  return text === '' ? null : text.slice(0, USER_AGENT_LENGTH);
}
