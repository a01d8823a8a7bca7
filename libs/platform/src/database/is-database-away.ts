import { QueryFailedError } from 'typeorm';

/**
 * SQL states that say nothing about the statement: lost connections (08), idle time-outs (25P03), deadlocks (40), full
 * disks and too many connections (53), lock time-outs (55P03), shutdowns and crashes (57P), I/O (58). A statement that
 * runs too long (57014) is not among them, nor what a trigger raises: these happen again with the same entry.
 */
const AWAY = /^(08|25P|40|53|55P03|57P|58|E[A-Z]+$)/;
const AWAY_MESSAGE =
  /Connection terminated|timeout exceeded when trying to connect|not queryable|server closed the connection|already released/;

/** Whether the database could not be asked, which is not the fault of the entry at hand. */
export function isDatabaseAway(failure: unknown): boolean {
  const cause: unknown = failure instanceof QueryFailedError ? failure.driverError : failure;
  const { code, message } = (cause ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string') return AWAY.test(code);
  return typeof message === 'string' && AWAY_MESSAGE.test(message);
}
