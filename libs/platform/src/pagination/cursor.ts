import { createHash } from 'node:crypto';
import { InvalidInput } from '../errors/errors.js';

/** One page of a list and the way to the next. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Opaque; send back as `cursor` with the same filters and sort. Null on the last page. */
  readonly nextCursor: string | null;
  /** Number of items that match the filters, over all pages. */
  readonly total: number;
}

/** Where a page ended: the values that the list is sorted by, the id last. */
export type CursorPosition = readonly (string | number | null)[];

const scopeDigest = (scope: unknown): string =>
  createHash('sha256').update(JSON.stringify(scope)).digest('base64url').slice(0, 12);

/**
 * Packs a position into an opaque cursor that only fits lists of the same scope.
 * @param scope filters, sort and score set of the list, JSON-serialisable
 */
export function encodeCursor(position: CursorPosition, scope: unknown): string {
  return Buffer.from(JSON.stringify([scopeDigest(scope), ...position]), 'utf8').toString('base64url');
}

/**
 * @param length number of values the position must have
 * @throws InvalidInput `request.cursor-invalid` when it was not made by `encodeCursor` for this scope
 */
export function decodeCursor(cursor: string, scope: unknown, length: number): CursorPosition {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new InvalidInput('request.cursor-invalid');
  }
  if (!Array.isArray(parsed) || parsed.length !== length + 1 || parsed[0] !== scopeDigest(scope)) {
    throw new InvalidInput('request.cursor-invalid');
  }
  const position: unknown[] = parsed.slice(1);
  if (!position.every(isPositionValue)) throw new InvalidInput('request.cursor-invalid');
  return position;
}

function isPositionValue(value: unknown): value is string | number | null {
  return value === null || typeof value === 'number' || (typeof value === 'string' && !value.includes('\0'));
}

/**
 * Cuts the rows of a page that was read with one row more than asked for, and makes the cursor after it.
 * @param position values that the list is sorted by, of a row
 */
export function cutPage<T>(
  rows: readonly T[],
  limit: number,
  scope: unknown,
  position: (row: T) => CursorPosition,
): { readonly items: readonly T[]; readonly nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { items, nextCursor: hasMore ? encodeCursor(position(last), scope) : null };
}
