import { fieldError, InvalidInput, type Page } from '@jeonghap/platform';
import { type EntityManager } from 'typeorm';
import { fetchPage, type SortKey } from '../entry/entry-list.js';
import { documentsOf, findRow, likePattern } from '../entry/entry-table.js';
import { toEntry } from '../entry/to-entry.js';
import { type SourceDocumentEntity } from '../source-document/source-document.entity.js';
import { StakeholderEntity } from './stakeholder.entity.js';
import { type Stakeholder, type StakeholderReference, type StakeholderType } from './stakeholder.js';

export interface StakeholderFilter {
  readonly q?: string | undefined;
  readonly type?: readonly StakeholderType[] | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const BY_NAME: SortKey = { sql: 'entry.title', type: 'text', direction: 'ASC' };

export const toStakeholderReference = (row: StakeholderEntity): StakeholderReference => ({
  id: row.id,
  externalRef: row.externalRef,
  name: row.title,
  nameEn: row.titleEn,
  type: row.type,
});

/** Finds a live stakeholder by id or external reference. */
export async function findStakeholder(manager: EntityManager, key: string): Promise<Stakeholder | undefined> {
  const row = await findRow(manager, StakeholderEntity, key);
  if (row === null) return undefined;
  const [stakeholder] = await toStakeholders(manager, [row]);
  return stakeholder;
}

/** One page of stakeholders by name; `q` looks in names and aliases. */
export async function listStakeholders(
  manager: EntityManager,
  filter: StakeholderFilter,
): Promise<Page<Stakeholder>> {
  const { q, type, limit, cursor } = filter;
  const builder = manager
    .createQueryBuilder(StakeholderEntity, 'entry')
    .where(`entry.deleted_at IS NULL AND entry.visibility = 'published'`);
  if (q !== undefined) {
    builder.andWhere(
      `(entry.title || ' ' || coalesce(entry.title_en, '') || ' ' || array_to_string(entry.aliases, ' ')) ILIKE :q`,
      { q: likePattern(q) },
    );
  }
  if (type !== undefined && type.length > 0) builder.andWhere('entry.type IN (:...type)', { type });
  const page = await fetchPage(builder, { sort: BY_NAME, limit, cursor, scope: ['stakeholders', q, type] });
  return { ...page, items: await toStakeholders(manager, page.items) };
}

async function toStakeholders(
  manager: EntityManager,
  rows: readonly StakeholderEntity[],
): Promise<readonly Stakeholder[]> {
  const documents = await documentsOf(manager, rows);
  const counts = await proposalCounts(
    manager,
    rows.map((row) => row.id),
  );
  return rows.map((row) =>
    toStakeholder(row, documents.get(row.sourceDocumentId ?? ''), counts.get(row.id) ?? 0),
  );
}

function toStakeholder(
  row: StakeholderEntity,
  document: SourceDocumentEntity | undefined,
  proposalCount: number,
): Stakeholder {
  return { ...toEntry(row, document), type: row.type, aliases: row.aliases, proposalCount };
}

async function proposalCounts(
  manager: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await manager.query<{ stakeholder_id: string; n: number }[]>(
    `SELECT stakeholder_id, count(*)::int AS n FROM proposal
      WHERE stakeholder_id = ANY ($1::uuid[]) AND deleted_at IS NULL AND visibility = 'published'
      GROUP BY stakeholder_id`,
    [ids],
  );
  return new Map(rows.map((row) => [row.stakeholder_id, row.n]));
}

/** @throws InvalidInput naming the field when a stakeholder of published proposals is not published itself */
export async function refuseToHideAsker(manager: EntityManager, id: string): Promise<void> {
  const [row] = await manager.query<{ hidden: boolean }[]>(
    `SELECT visibility <> 'published' AND EXISTS (
              SELECT FROM proposal p
               WHERE p.stakeholder_id = s.id AND p.deleted_at IS NULL AND p.visibility = 'published') AS hidden
       FROM stakeholder s WHERE id = $1`,
    [id],
  );
  if (row?.hidden !== true) return;
  const fields = [fieldError('visibility', 'isAskedBy')];
  throw new InvalidInput('request.invalid', { details: { count: 1 }, fields });
}
