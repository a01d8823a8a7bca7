import { errorCodeOf } from '../postgres/error-code.js';

/** Whether a statement gave up waiting for a lock (`lock_timeout`). */
export const isLockTimeout = (error: unknown): boolean => errorCodeOf(error) === '55P03';
