import { type Scope } from '../rights/rights.js';

/** A key by which a program acts for a person, without its secret. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  /** First characters of the key, by which its owner knows it again. */
  readonly prefix: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
}

export interface ApiKeyDraft {
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** How long it holds, days, 1–366. */
  readonly days: number;
}

/** Most keys of one person. */
export const MAX_KEYS = 50;

const PREFIX_LENGTH = 11;

/** A key says what it is, so that scanners for lost secrets find it. */
export const toKey = (secret: string): string => `jh_${secret}`;
export const prefixOf = (key: string): string => key.slice(0, PREFIX_LENGTH);
export const isKey = (text: string): boolean => /^jh_[A-Za-z0-9_-]{43}$/.test(text);
