import { sha256Hex } from '@jeonghap/alignment';

/**
 * A sample of some ids that is always the same for the same ids, and in which no kind of id comes more often than among
 * all; in the order of the ids. @param size null for all
 */
export function sampleOf(ids: readonly string[], size: number | null): readonly string[] {
  const all = [...ids].sort();
  if (size === null || size >= all.length) return all;
  const chosen = all
    .map((id) => ({ id, key: sha256Hex(id) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .slice(0, size);
  return chosen.map(({ id }) => id).sort();
}
