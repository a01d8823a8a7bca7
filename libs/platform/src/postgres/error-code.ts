/**
 * The code of an error of PostgreSQL ("28P01"), the system ("ECONNREFUSED") or ourselves. Looks at the shape and not the
 * class: an error from another realm (a test sandbox, a worker) is no instance of our Error.
 */
export function errorCodeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** The words of an error, or the thing itself when it is none. */
export function errorMessageOf(error: unknown): string {
  const isWorded = typeof error === 'object' && error !== null && 'message' in error;
  return isWorded && typeof error.message === 'string' ? error.message : String(error);
}
