import {
  type FacetOverrides as AskFacetOverrides,
  type MeasureKind,
  type MeasureStatus,
} from '@jeonghap/alignment';
import { shareSql } from '@jeonghap/platform';
import { type EntityManager } from 'typeorm';
import { type MeasureSource, type ProposalSource } from './catalogue-snapshot.js';

export interface EntryRevision {
  readonly id: string;
  readonly revision: number;
}

interface RevisionRow {
  readonly id: string;
  readonly revision: string;
}

const SCORED = `deleted_at IS NULL AND visibility = 'published'`;

/** Ids and revisions of all published proposals, and of all published measures. */
export async function listRevisions(
  manager: EntityManager,
): Promise<{ readonly proposals: readonly EntryRevision[]; readonly measures: readonly EntryRevision[] }> {
  const toRevision = (row: RevisionRow): EntryRevision => ({ id: row.id, revision: Number(row.revision) });
  const proposals = await manager.query<RevisionRow[]>(
    `SELECT id, revision FROM proposal WHERE ${SCORED} ORDER BY id`,
  );
  const measures = await manager.query<RevisionRow[]>(
    `SELECT id, revision FROM programme WHERE ${SCORED}
     UNION ALL SELECT id, revision FROM legislative_item WHERE ${SCORED} ORDER BY id`,
  );
  return { proposals: proposals.map(toRevision), measures: measures.map(toRevision) };
}

const SHARE = shareSql('id');

/** The published entries of a share as a whole. */
export interface ShareState {
  /** A number of 64 bits that is another one when an entry came or went or its revision moved. */
  readonly hash: string;
  readonly entries: number;
}

const SIDES = {
  proposals: `SELECT id, revision FROM proposal WHERE ${SCORED}`,
  measures: `SELECT id, revision FROM programme WHERE ${SCORED}
             UNION ALL SELECT id, revision FROM legislative_item WHERE ${SCORED}`,
} as const;
export type Side = keyof typeof SIDES;
/** Both sides, in the order in which they are read. */
export const BOTH_SIDES = ['proposals', 'measures'] as const satisfies readonly Side[];

/** What the published entries of a side are as a whole: to read the revision of each would take longer than the computation of an edit. */
export async function readShareStates(
  manager: EntityManager,
  side: Side,
): Promise<ReadonlyMap<number, ShareState>> {
  const rows = await manager.query<(ShareState & { share: number })[]>(
    `SELECT ${SHARE} AS share, bit_xor(uuid_hash_extended(id, revision))::text AS hash, count(*)::int AS entries
       FROM (${SIDES[side]}) AS entry GROUP BY 1`,
  );
  return new Map(rows.map(({ share, ...state }) => [share, state]));
}

/** Ids and revisions of the published entries of some shares, by id. */
export async function readShares(
  manager: EntityManager,
  side: Side,
  shares: readonly number[],
): Promise<readonly EntryRevision[]> {
  if (shares.length === 0) return [];
  const rows = await manager.query<RevisionRow[]>(
    `SELECT id, revision FROM (${SIDES[side]}) AS entry WHERE ${SHARE} = ANY ($1::int[]) ORDER BY id`,
    [shares],
  );
  return rows.map(({ id, revision }) => ({ id, revision: Number(revision) }));
}

/** Ids and revisions of all published measures of one kind. */
export async function listMeasureRevisions(
  manager: EntityManager,
  kind: MeasureKind,
): Promise<readonly EntryRevision[]> {
  const rows = await manager.query<RevisionRow[]>(
    `SELECT id, revision FROM ${kind} WHERE ${SCORED} ORDER BY id`,
  );
  return rows.map((row) => ({ id: row.id, revision: Number(row.revision) }));
}

interface ProposalRow extends RevisionRow {
  readonly title: string;
  readonly body: string;
  readonly asks:
    readonly { id: string; no: number; text: string; facet_overrides: AskFacetOverrides }[] | null;
}

/** The texts of some proposals; the proposal's title and body go with each ask. */
export async function readProposals(
  manager: EntityManager,
  ids: readonly string[],
): Promise<readonly ProposalSource[]> {
  if (ids.length === 0) return [];
  const rows = await manager.query<ProposalRow[]>(
    `SELECT p.id, p.revision, p.title, p.body,
            (SELECT jsonb_agg(jsonb_build_object('id', a.id, 'no', a.no, 'text', a.text,
                                                 'facet_overrides', a.facet_overrides) ORDER BY a.no, a.id)
               FROM ask a WHERE a.proposal_id = p.id) AS asks
       FROM proposal p WHERE p.id = ANY ($1::uuid[]) AND ${SCORED} ORDER BY p.id`,
    [ids],
  );
  return rows.map((row) => ({
    id: row.id,
    revision: Number(row.revision),
    asks: (row.asks ?? []).map((ask) => ({
      id: ask.id,
      no: ask.no,
      input: {
        title: row.title,
        text: ask.text,
        context: row.body,
        facetOverrides: ask.facet_overrides,
      },
    })),
  }));
}

interface MeasureRow extends RevisionRow {
  readonly kind: 'programme' | 'legislative_item';
  readonly title: string;
  readonly title_en: string | null;
  readonly body: string;
  readonly status: MeasureStatus;
  readonly ministry: string | null;
  readonly regions: string[];
  readonly aliases: string[];
  readonly facet_overrides: AskFacetOverrides;
}

/** The texts of some measures, with the words that asks lend them. A legislative item is also known by its law's name and short names. */
export async function readMeasures(
  manager: EntityManager,
  ids: readonly string[],
): Promise<readonly MeasureSource[]> {
  if (ids.length === 0) return [];
  const rows = await manager.query<MeasureRow[]>(
    `SELECT id, revision, 'programme' AS kind, title, title_en, body, status, ministry, regions,
            '{}'::text[] AS aliases, facet_overrides
       FROM programme WHERE id = ANY ($1::uuid[]) AND ${SCORED}
     UNION ALL
     SELECT id, revision, 'legislative_item', title, title_en, body, stage, ministry, '{}',
            array_remove(array_prepend(law, law_aliases), NULL), facet_overrides
       FROM legislative_item WHERE id = ANY ($1::uuid[]) AND ${SCORED}
     ORDER BY id`,
    [ids],
  );
  const wordings = await readWordings(manager, ids);
  return rows.map((row) => ({
    id: row.id,
    revision: Number(row.revision),
    titleEn: row.title_en,
    wordings: wordings.get(row.id) ?? [],
    input: {
      kind: row.kind,
      title: row.title,
      body: row.body,
      status: row.status,
      ...(row.ministry === null ? {} : { ministry: row.ministry }),
      regions: row.regions,
      aliases: row.aliases,
      facetOverrides: row.facet_overrides,
    },
  }));
}

async function readWordings(
  manager: EntityManager,
  measureIds: readonly string[],
): Promise<ReadonlyMap<string, MeasureSource['wordings']>> {
  const rows = await manager.query<{ measureId: string; wordings: MeasureSource['wordings'] }[]>(
    `SELECT measure_id AS "measureId",
            json_agg(json_build_object('askId', ask_id, 'text', text) ORDER BY ask_id) AS wordings
       FROM wordings_of($1::uuid[]) GROUP BY measure_id`,
    [measureIds],
  );
  return new Map(rows.map(({ measureId, wordings }) => [measureId, wordings]));
}
