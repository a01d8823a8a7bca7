import { createHash } from 'node:crypto';
import { Conflict } from '@jeonghap/platform';
import { type EntityManager } from 'typeorm';

/**
 * Makes a creation safe to repeat. The key is claimed in the same transaction as the entry, so a repeat either waits
 * for the first attempt and finds its entry, or finds nothing and creates.
 * @param key value of `Idempotency-Key`; undefined creates without protection
 * @param request what was asked for, JSON-serialisable
 * @param create makes the entry and returns its id
 * @returns id of the entry, new or from the earlier attempt
 * @throws Conflict `request.idempotency-key-reused` when the key was used for another request
 */
export async function createOnce(
  manager: EntityManager,
  key: string | undefined,
  request: unknown,
  create: () => Promise<string>,
): Promise<string> {
  if (key === undefined) return create();
  const digest = createHash('sha256').update(JSON.stringify(request)).digest('hex');
  const claimed = await manager.query<unknown[]>(
    `INSERT INTO idempotency_key (key, request_sha256) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING RETURNING key`,
    [key, digest],
  );
  if (claimed.length === 0) {
    const [earlier] = await manager.query<{ request_sha256: string; entry_id: string }[]>(
      'SELECT request_sha256, entry_id FROM idempotency_key WHERE key = $1',
      [key],
    );
    if (earlier?.request_sha256 !== digest) throw new Conflict('request.idempotency-key-reused');
    return earlier.entry_id;
  }
  const id = await create();
  await manager.query('UPDATE idempotency_key SET entry_id = $2 WHERE key = $1', [key, id]);
  return id;
}
