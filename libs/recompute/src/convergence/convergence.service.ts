import { readAskStance } from '@jeonghap/alignment';
import { cutPage, decodeCursor, type Page } from '@jeonghap/platform';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type CoverageStatus, type MeasureReference } from '../board/board.js';
import { measureReferencesSql } from '../measure-reference/measure-reference.store.js';
import { LIVE_SCORE_SET, LIVE_SCORE_SET_ID } from '../score-set/score-set.store.js';
import { type ConvergenceGroup, type ConvergingAsk, gatherAsks, type Lean } from './convergence.js';

export interface ConvergenceFilter {
  /** Groups with an ask of one of these axes. */
  readonly axis?: readonly string[] | undefined;
  /** Groups with an ask of this stakeholder. */
  readonly stakeholderId?: string | undefined;
  /** Groups with asks that want the opposite, or without. */
  readonly opposed?: boolean | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** An ask of a group as people read it. */
export interface ConvergingAskView {
  readonly id: string;
  readonly text: string;
  readonly status: CoverageStatus;
  readonly proposalId: string;
  readonly proposalTitle: string;
  readonly proposalTitleEn: string | null;
  readonly stakeholderId: string;
  readonly stakeholder: string;
  readonly stakeholderEn: string | null;
}

export interface NamedConcept {
  readonly id: string;
  readonly ko: string;
  readonly en: string;
}

export interface ConvergenceView {
  /** Of the ask around which the group is gathered. */
  readonly id: string;
  readonly stakeholderCount: number;
  readonly askCount: number;
  readonly lean: Lean;
  readonly objects: readonly NamedConcept[];
  readonly instruments: readonly NamedConcept[];
  /** The first `SHOWN_ASKS`. */
  readonly asks: readonly (ConvergingAskView & { readonly likeness: number })[];
  readonly opposingCount: number;
  readonly opposing: readonly ConvergingAskView[];
  /** The first `SHOWN_MEASURES`. */
  readonly measures: readonly (MeasureReference & { readonly askCount: number })[];
}

/** Most of each that a group is sent with; how many there are is always said. */
export const SHOWN_ASKS = 30;
export const SHOWN_MEASURES = 5;

interface AskRow {
  readonly askId: string;
  readonly text: string;
  readonly title: string;
  readonly proposalId: string;
  readonly stakeholderId: string;
  readonly axis: string | null;
  readonly status: CoverageStatus;
  readonly facets: Readonly<
    Record<'object' | 'instrument' | 'beneficiary' | 'sector' | 'region', readonly string[]>
  >;
  readonly best: readonly string[];
}

/** Concept ids alone: what people wrote in their own words is not the same because it is written alike. */
const conceptsSql = (facet: string): string => `'${facet}', (
    SELECT coalesce(json_agg(DISTINCT f ->> 'value'), '[]') FROM jsonb_array_elements(k.facets -> '${facet}') f
     WHERE EXISTS (SELECT FROM concept_label l WHERE l.score_set_id = k.score_set_id AND l.concept_id = f ->> 'value'))`;

const ASKS = `
WITH ${LIVE_SCORE_SET}
SELECT a.id AS "askId", a.text, p.title, p.id AS "proposalId", p.stakeholder_id AS "stakeholderId", p.axis, k.status, k.best,
       json_build_object(${['object', 'instrument', 'beneficiary', 'sector', 'region'].map(conceptsSql).join(', ')}) AS facets
  FROM ask_coverage k
  JOIN ask a ON a.id = k.ask_id
  JOIN proposal p ON p.id = a.proposal_id AND p.deleted_at IS NULL AND p.visibility = 'published'
 WHERE k.score_set_id = ${LIVE_SCORE_SET_ID} ORDER BY a.id`;

/** Names what the groups rest on: they are made anew when it is another. */
const STATE = `
WITH ${LIVE_SCORE_SET}
SELECT coalesce(${LIVE_SCORE_SET_ID}, 0) || '/' || count(*) || '/' || coalesce(max(c.computed_at)::text, '') || '/' ||
       coalesce(max(p.updated_at)::text, '') AS state
  FROM proposal p LEFT JOIN proposal_coverage c ON c.score_set_id = ${LIVE_SCORE_SET_ID} AND c.proposal_id = p.id
 WHERE p.deleted_at IS NULL AND p.visibility = 'published'`;

interface Gathered {
  readonly asks: readonly ConvergingAsk[];
  readonly groups: readonly ConvergenceGroup[];
}

/** Which asks of several stakeholders ask the same, in the live score set. */
@Injectable()
export class ConvergenceService {
  private kept: { readonly state: string; readonly gathered: Promise<Gathered> } | undefined;

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** One page, groups of most stakeholders first. @throws InvalidInput `request.cursor-invalid` */
  async list({ limit, cursor, ...filter }: ConvergenceFilter): Promise<Page<ConvergenceView>> {
    const { state, groups } = await this.present();
    const matching = groups.filter((group) => matches(group, filter));
    const scope = ['convergence', state, filter];
    const [after = -1] = cursor === undefined ? [] : decodeCursor(cursor, scope, 1);
    const from = Number(after) + 1;
    const rows = matching
      .slice(from, from + limit + 1)
      .map((group, index) => ({ group, place: from + index }));
    const { items, nextCursor } = cutPage(rows, limit, scope, ({ place }) => [place]);
    return {
      items: await this.toViews(items.map(({ group }) => group)),
      nextCursor,
      total: matching.length,
    };
  }

  /** The published asks as the groups were made of them, with the name of the state that they are of. */
  async asks(): Promise<{ readonly state: string; readonly asks: readonly ConvergingAsk[] }> {
    const { state, asks } = await this.present();
    return { state, asks };
  }

  /** Asks and groups of the present state; made once for all who ask meanwhile. */
  private async present(): Promise<Gathered & { readonly state: string }> {
    const [row] = await this.dataSource.query<{ state: string }[]>(STATE);
    const state = row?.state ?? '';
    if (this.kept?.state !== state) {
      const gathered = this.gather();
      this.kept = { state, gathered };
      gathered.catch(() => {
        if (this.kept?.gathered === gathered) this.kept = undefined;
      });
    }
    return { state, ...(await this.kept.gathered) };
  }

  private async gather(): Promise<Gathered> {
    const asks = (await this.dataSource.query<AskRow[]>(ASKS)).map(toAsk);
    return { asks, groups: gatherAsks(asks) };
  }

  private async toViews(groups: readonly ConvergenceGroup[]): Promise<readonly ConvergenceView[]> {
    const shown = groups.map((group) => ({
      group,
      members: group.members.slice(0, SHOWN_ASKS),
      opposing: group.opposing.slice(0, SHOWN_ASKS),
      measures: group.measures.slice(0, SHOWN_MEASURES),
    }));
    const asks = await this.readAsks(
      shown.flatMap(({ members, opposing }) => [...members.map(({ ask }) => ask), ...opposing]),
    );
    const measures = await this.readMeasures(shown.flatMap((one) => one.measures.map(({ id }) => id)));
    const concepts = await readConcepts(
      this.dataSource,
      groups.flatMap((one) => [...one.objects, ...one.instruments]),
    );
    const named = (ids: readonly string[]): readonly NamedConcept[] =>
      ids.flatMap((id) => concepts.get(id) ?? []);
    return shown.map(({ group, members, opposing, measures: best }) => ({
      id: group.members[0]?.ask.askId ?? '',
      stakeholderCount: group.stakeholderCount,
      askCount: group.members.length,
      lean: group.lean,
      objects: named(group.objects),
      instruments: named(group.instruments),
      // an ask that went since the groups were made is left out
      asks: members.flatMap(({ ask, likeness }) => {
        const view = asks.get(ask.askId);
        return view === undefined ? [] : [{ ...view, likeness }];
      }),
      opposingCount: group.opposing.length,
      opposing: opposing.flatMap(({ askId }) => asks.get(askId) ?? []),
      measures: best.flatMap(({ id, askCount }) => {
        const measure = measures.get(id);
        return measure === undefined ? [] : [{ ...measure, askCount }];
      }),
    }));
  }

  private async readAsks(asks: readonly ConvergingAsk[]): Promise<ReadonlyMap<string, ConvergingAskView>> {
    const rows = await this.dataSource.query<Omit<ConvergingAskView, 'status'>[]>(
      `SELECT a.id, a.text, p.id AS "proposalId", p.title AS "proposalTitle", p.title_en AS "proposalTitleEn",
              s.id AS "stakeholderId", s.title AS stakeholder, s.title_en AS "stakeholderEn"
         FROM ask a JOIN proposal p ON p.id = a.proposal_id AND p.deleted_at IS NULL AND p.visibility = 'published'
         JOIN stakeholder s ON s.id = p.stakeholder_id WHERE a.id = ANY ($1::uuid[])`,
      [asks.map(({ askId }) => askId)],
    );
    const statuses = new Map(asks.map(({ askId, status }) => [askId, status]));
    return new Map(rows.map((row) => [row.id, { ...row, status: statuses.get(row.id) ?? 'insufficient' }]));
  }

  private async readMeasures(ids: readonly string[]): Promise<ReadonlyMap<string, MeasureReference>> {
    const rows = await this.dataSource.query<MeasureReference[]>(
      measureReferencesSql('SELECT unnest($1::uuid[])'),
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}

/** Concepts by id, as the live score set names them. */
export async function readConcepts(
  dataSource: DataSource,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NamedConcept>> {
  const rows = await dataSource.query<NamedConcept[]>(
    `WITH ${LIVE_SCORE_SET} SELECT concept_id AS id, ko, en FROM concept_label
      WHERE score_set_id = ${LIVE_SCORE_SET_ID} AND concept_id = ANY ($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

function toAsk({ facets, text, title, ...row }: AskRow): ConvergingAsk {
  return {
    ...row,
    objects: facets.object,
    instruments: facets.instrument,
    others: [...facets.beneficiary, ...facets.sector, ...facets.region],
    stance: readAskStance(title, text),
  };
}

function matches(
  { members, opposing }: ConvergenceGroup,
  { axis, stakeholderId, opposed }: Omit<ConvergenceFilter, 'limit' | 'cursor'>,
): boolean {
  const isOfAxis =
    axis === undefined || axis.length === 0 || members.some(({ ask }) => axis.includes(ask.axis ?? ''));
  const isOfStakeholder =
    stakeholderId === undefined || members.some(({ ask }) => ask.stakeholderId === stakeholderId);
  return isOfAxis && isOfStakeholder && (opposed === undefined || opposed === opposing.length > 0);
}
