import { type EntityManager } from 'typeorm';
import { plainText } from '../model/plain-text.js';
import {
  type CoverageTransition,
  type ProposalFacets,
  type ProposalState,
  type ReportFacts,
} from '../model/report-facts.js';
import { type EntryReference, type Report } from '../model/report.js';
import { entriesBefore, isShown, wasPublished } from './as-of.js';
import { isMember, memberValues, type Members, type ReportWindow } from './membership.store.js';

/** The published proposals as they were before a moment, with the coverage that readers saw. */
export async function readProposalStates(
  manager: EntityManager,
  moment: Date,
): Promise<readonly ProposalState[]> {
  const rows = await manager.query<ProposalState[]>(
    `SELECT r.id, r.snapshot ->> 'title' AS title, r.snapshot ->> 'title_en' AS "titleEn", r.snapshot ->> 'axis' AS axis,
            r.snapshot ->> 'stakeholder_id' AS "stakeholderId", c.status_after AS status, ${isShown('r.id')} AS "isShown"
       FROM (${entriesBefore('proposal', '$1')}) r
       LEFT JOIN LATERAL (
         SELECT status_after FROM coverage_change h WHERE h.proposal_id = r.id AND h.at < $1
          ORDER BY h.at DESC, h.id DESC LIMIT 1) c ON true
      WHERE ${wasPublished('r.snapshot')} ORDER BY r.id`,
    [moment],
  );
  return rows.map((row) => ({ ...row, ...plainTitles(row) }));
}

/** The stakeholders that may be named, as they were called before a moment. */
export async function readStakeholders(
  manager: EntityManager,
  moment: Date,
): Promise<readonly EntryReference[]> {
  const rows = await manager.query<Omit<EntryReference, 'kind'>[]>(
    `SELECT r.id, r.snapshot ->> 'title' AS title, r.snapshot ->> 'title_en' AS "titleEn"
       FROM (${entriesBefore('stakeholder', '$1')}) r
      WHERE ${wasPublished('r.snapshot')} AND ${isShown('r.id')} ORDER BY r.id`,
    [moment],
  );
  return rows.map(({ id, ...row }) => ({ kind: 'stakeholder', id, ...plainTitles(row) }));
}

/** Titles that every format can carry. */
export function plainTitles({ title, titleEn }: { readonly title: string; readonly titleEn: string | null }) {
  return { title: plainText(title), titleEn: titleEn === null ? null : plainText(titleEn) };
}

/** What each proposal's coverage was before the member changes, and after them. */
export function readCoverageTransitions(
  manager: EntityManager,
  window: ReportWindow,
  { coverageChanges }: Members,
): Promise<readonly CoverageTransition[]> {
  return manager.query(
    `SELECT proposal_id AS "proposalId", (array_agg(status_before ORDER BY at, id))[1] AS before,
            (array_agg(status_after ORDER BY at DESC, id DESC))[1] AS after,
            (array_agg(cause ORDER BY at DESC, id DESC))[1] AS cause
       FROM coverage_change WHERE ${isMember('id')} GROUP BY proposal_id ORDER BY proposal_id`,
    [...memberValues(window, coverageChanges)],
  );
}

/** Since when it is known what coverage was; null before the first computation. */
export async function readCoverageKnownSince(manager: EntityManager): Promise<Date | null> {
  const [row] = await manager.query<{ at: Date | null }[]>('SELECT min(at) AS at FROM coverage_change');
  return row?.at ?? null;
}

/** The score set that readers saw last before a moment; null before the first. */
export async function readScoreSet(manager: EntityManager, moment: Date): Promise<Report['scoreSet']> {
  const [row] = await manager.query<{ id: number; modelVersion: string | null }[]>(
    `WITH seen AS (
       SELECT id FROM score_set WHERE live_at < $1 AND (retired_at IS NULL OR retired_at >= $1)
       UNION ALL
       SELECT score_set_id FROM (
         SELECT score_set_id FROM coverage_change WHERE at < $1 ORDER BY at DESC, id DESC LIMIT 1) last)
     SELECT seen.id, s.model_version AS "modelVersion" FROM seen LEFT JOIN score_set s ON s.id = seen.id LIMIT 1`,
    [moment],
  );
  return row ?? null;
}

/** What is kept of the proposals that were not computed again since a moment. */
export function readFacets(
  manager: EntityManager,
  scoreSet: Report['scoreSet'],
  moment: Date,
): Promise<readonly ProposalFacets[]> {
  return manager.query(
    `SELECT proposal_id AS "proposalId", instruments, regions, ministries FROM proposal_coverage
      WHERE score_set_id = $1 AND computed_at < $2 ORDER BY proposal_id`,
    [scoreSet?.id ?? null, moment],
  );
}

/** Names of the concepts that the proposals name. */
export function readConcepts(
  manager: EntityManager,
  scoreSet: Report['scoreSet'],
  facets: readonly ProposalFacets[],
): Promise<ReportFacts['concepts']> {
  return manager.query(
    `SELECT concept_id AS id, ko, en FROM concept_label WHERE score_set_id = $1 AND concept_id = ANY ($2) ORDER BY concept_id`,
    [
      scoreSet?.id ?? null,
      [...new Set(facets.flatMap(({ instruments, regions }) => [...instruments, ...regions]))],
    ],
  );
}

/** Proposals that were edited or computed since a moment; all of them where readers see another score set now. */
export async function readTouchedSince(
  manager: EntityManager,
  scoreSet: Report['scoreSet'],
  moment: Date,
): Promise<readonly string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `SELECT p.id FROM proposal p LEFT JOIN proposal_coverage c ON c.proposal_id = p.id AND c.score_set_id = $1
      WHERE p.updated_at >= $2 OR c.computed_at >= $2
         OR NOT EXISTS (SELECT FROM score_set s WHERE s.id = $1 AND s.state = 'live') ORDER BY p.id`,
    [scoreSet?.id ?? null, moment],
  );
  return rows.map(({ id }) => id);
}
