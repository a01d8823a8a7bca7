import { type EntityManager } from 'typeorm';
import { type ChainItem, familyNames } from './legal-chain.js';

/** Most entries that are looked at for one chain; a law with its decree and rule has some hundred articles. */
const MAX_ITEMS = 1_000;
/** Steps that links are followed; a chain of act, decree, rule and notice has three. */
const MAX_STEPS = 6;

const COLUMNS = `id, external_ref AS "externalRef", title, title_en AS "titleEn", law, law_aliases AS "lawAliases", article, rank,
  stage, confirmed, delegation, unmade_rules AS "unmadeRules", delegated_by AS "delegatedBy"`;
const PUBLISHED = `deleted_at IS NULL AND visibility = 'published'`;

/** The published items that may belong to the chains of some: what they are linked to, step by step, and what their laws' names lead to. */
export async function findChainItems(
  manager: EntityManager,
  ids: readonly string[],
): Promise<readonly ChainItem[]> {
  const merged = await mergedItems(manager);
  const found = new Map<string, ChainItem>();
  let wanted: readonly string[] = ids;
  for (let step = 0; step <= MAX_STEPS && found.size < MAX_ITEMS; step += 1) {
    const names = [...found.values()].flatMap(familyNames);
    const rows = await readItems(manager, { ids: wanted, above: withMerged(wanted, merged), names });
    const before = found.size;
    for (const row of rows) found.set(row.id, leadingOn(row, merged));
    if (found.size === before && step > 1) break;
    wanted = [...new Set([...found.values()].flatMap((item) => [item.id, ...item.delegatedBy]))];
  }
  return [...found.values()];
}

interface Sought {
  readonly ids: readonly string[];
  /** Whoever rests on one of these is sought, too. */
  readonly above: readonly string[];
  /** Names of laws whose items are sought. */
  readonly names: readonly string[];
}

function readItems(manager: EntityManager, { ids, above, names }: Sought): Promise<readonly ChainItem[]> {
  return manager.query<ChainItem[]>(
    `SELECT ${COLUMNS} FROM legislative_item
      WHERE ${PUBLISHED} AND (id = ANY ($1::uuid[]) OR delegated_by && $2::uuid[] OR law = ANY ($3::text[]))
      ORDER BY id = ANY ($1::uuid[]) DESC, law, length(article), article, title, id LIMIT $4`,
    [ids, above, [...new Set(names)], MAX_ITEMS],
  );
}

/** Where items that were merged away have gone. */
async function mergedItems(manager: EntityManager): Promise<ReadonlyMap<string, string>> {
  const rows = await manager.query<{ from_id: string; into_id: string }[]>(
    `SELECT from_id, into_id FROM rearrangement
      WHERE action = 'merge' AND undone_at IS NULL AND entry_kind = 'legislative_item'`,
  );
  return new Map(rows.map((row) => [row.from_id, row.into_id]));
}

function endOf(id: string, merged: ReadonlyMap<string, string>): string {
  const seen = new Set<string>();
  let at = id;
  while (!seen.has(at)) {
    seen.add(at);
    at = merged.get(at) ?? at;
  }
  return at;
}

/** Ids with those that were merged into them. */
const withMerged = (ids: readonly string[], merged: ReadonlyMap<string, string>): readonly string[] => [
  ...ids,
  ...[...merged.keys()].filter((from) => ids.includes(endOf(from, merged))),
];

/** An item whose links lead to where merged ones have gone. */
const leadingOn = (item: ChainItem, merged: ReadonlyMap<string, string>): ChainItem => ({
  ...item,
  delegatedBy: [...new Set(item.delegatedBy.map((id) => endOf(id, merged)))],
});

/** The published items of laws that go by some names, at most as many as one chain looks at. */
export function findItemsOfLaws(
  manager: EntityManager,
  names: readonly string[],
): Promise<readonly ChainItem[]> {
  return manager.query<ChainItem[]>(
    `SELECT ${COLUMNS} FROM legislative_item
      WHERE ${PUBLISHED} AND (law = ANY ($1::text[]) OR law_aliases && $1::text[])
      ORDER BY law, length(article), article, title, id LIMIT $2`,
    [[...new Set(names)], MAX_ITEMS],
  );
}
