import { type Page } from '@jeonghap/platform';
import { type EntityManager } from 'typeorm';
import { fetchPage, type SortKey } from '../entry/entry-list.js';
import { documentsOf, findRow, likePattern } from '../entry/entry-table.js';
import { type Axis } from '../entry/entry.js';
import { toEntry } from '../entry/to-entry.js';
import { type SourceDocumentEntity } from '../source-document/source-document.entity.js';
import { ProgrammeEntity } from './programme.entity.js';
import { type Programme, type ProgrammeStatus } from './programme.js';

export const PROGRAMME_SORTS = {
  title: { sql: 'entry.title', type: 'text', direction: 'ASC' },
  '-updated': { sql: 'entry.updated_at', type: 'timestamptz', direction: 'DESC' },
  // days are sorted as they are written; those without a last day come last
  '-deadline': { sql: `coalesce(entry.application_to::text, '')`, type: 'text', direction: 'DESC' },
} as const satisfies Record<string, SortKey>;

export interface ProgrammeFilter {
  readonly q?: string | undefined;
  readonly status?: readonly ProgrammeStatus[] | undefined;
  readonly axis?: readonly Axis[] | undefined;
  readonly ministry?: readonly string[] | undefined;
  readonly region?: readonly string[] | undefined;
  readonly sort: keyof typeof PROGRAMME_SORTS;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Finds a live programme by id or external reference. */
export async function findProgramme(manager: EntityManager, key: string): Promise<Programme | undefined> {
  const row = await findRow(manager, ProgrammeEntity, key);
  if (row === null) return undefined;
  const documents = await documentsOf(manager, [row]);
  return toProgramme(row, documents.get(row.sourceDocumentId ?? ''));
}

/** One page of published programmes. */
export async function listProgrammes(
  manager: EntityManager,
  filter: ProgrammeFilter,
): Promise<Page<Programme>> {
  const { limit, cursor, ...scope } = filter;
  const builder = manager
    .createQueryBuilder(ProgrammeEntity, 'entry')
    .where(`entry.deleted_at IS NULL AND entry.visibility = 'published'`);
  if (filter.q !== undefined) {
    builder.andWhere(
      `((entry.title || ' ' || coalesce(entry.title_en, '') || ' ' || entry.body) ILIKE :q
        OR entry.ministry ILIKE :q OR entry.agency ILIKE :q OR entry.external_ref = :exact)`,
      { q: likePattern(filter.q), exact: filter.q },
    );
  }
  const { status, axis, ministry, region } = filter;
  if (status?.length) builder.andWhere('entry.status IN (:...status)', { status });
  if (axis?.length) builder.andWhere('entry.axis IN (:...axis)', { axis });
  if (ministry?.length) builder.andWhere('entry.ministry IN (:...ministry)', { ministry });
  if (region?.length) builder.andWhere('entry.regions && :region::text[]', { region });
  const page = await fetchPage(builder, { sort: PROGRAMME_SORTS[filter.sort], limit, cursor, scope });
  const documents = await documentsOf(manager, page.items);
  return {
    ...page,
    items: page.items.map((row) => toProgramme(row, documents.get(row.sourceDocumentId ?? ''))),
  };
}

function toProgramme(row: ProgrammeEntity, document: SourceDocumentEntity | undefined): Programme {
  return {
    ...toEntry(row, document),
    ministry: row.ministry,
    agency: row.agency,
    status: row.status,
    axis: row.axis,
    regions: row.regions,
    budgetKrw: row.budgetKrw,
    applicationPeriod: { kind: row.applicationKind, from: row.applicationFrom, to: row.applicationTo },
    legalBasis: row.legalBasis,
    facetOverrides: row.facetOverrides,
  };
}
