import { type EvidencePair, type FacetMatch, type ScorePart } from '@jeonghap/alignment';
import { type MeasureReference } from '../board/board.js';
import { type DirtyState, pairFreshness } from '../board/freshness.js';
import { type AlignmentView, type ProposalReference } from './alignment-view.js';

/** Alignments of one score set ($1) with both sides; deleted or unpublished sides are left out. */
export const ALIGNMENT_FROM = `
  FROM alignment al
  JOIN ask a ON a.id = al.ask_id
  JOIN proposal p ON p.id = al.proposal_id AND p.deleted_at IS NULL AND p.visibility = 'published'
  JOIN stakeholder s ON s.id = p.stakeholder_id
  JOIN LATERAL (
    SELECT g.external_ref, g.title, g.title_en, g.body, g.status, g.ministry FROM programme g
     WHERE al.measure_kind = 'programme' AND g.id = al.measure_id AND g.deleted_at IS NULL
       AND g.visibility = 'published'
    UNION ALL
    SELECT l.external_ref, l.title, l.title_en, l.body, l.stage, l.ministry FROM legislative_item l
     WHERE al.measure_kind = 'legislative_item' AND l.id = al.measure_id AND l.deleted_at IS NULL
       AND l.visibility = 'published') m ON true
 WHERE al.score_set_id = $1`;

const dirtyOf = (column: string): string => `
  (SELECT jsonb_build_object('dead', d.dead_at IS NOT NULL, 'error', d.last_error) FROM recompute_dirty d
    WHERE d.score_set_id = $1 AND d.entry_id = ${column})`;

export const SELECT_ALIGNMENT = `
SELECT al.ask_id, a.no AS ask_no, a.text AS ask_text, p.body AS ask_context,
  jsonb_build_object('id', p.id, 'externalRef', p.external_ref, 'title', p.title, 'titleEn', p.title_en,
    'stakeholder', jsonb_build_object('id', s.id, 'externalRef', s.external_ref, 'name', s.title, 'nameEn', s.title_en,
      'type', s.type)) AS proposal,
  jsonb_build_object('id', al.measure_id, 'kind', al.measure_kind, 'externalRef', m.external_ref, 'title', m.title,
    'titleEn', m.title_en, 'status', m.status, 'ministry', m.ministry) AS measure,
  m.body AS measure_body, al.score_tenths, al.confidence_hundredths, al.band, al.opposes, al.parts, al.evidence,
  al.facets, al.sentence, al.computed_at, ${dirtyOf('al.proposal_id')} AS proposal_dirty,
  ${dirtyOf('al.measure_id')} AS measure_dirty`;

export interface AlignmentRow {
  readonly ask_id: string;
  readonly ask_no: number;
  readonly ask_text: string;
  readonly ask_context: string;
  readonly proposal: ProposalReference;
  readonly measure: MeasureReference;
  readonly measure_body: string;
  readonly score_tenths: number;
  readonly confidence_hundredths: number;
  readonly band: string;
  readonly opposes: boolean;
  readonly parts: readonly ScorePart[];
  readonly evidence: readonly EvidencePair[];
  readonly facets: readonly FacetMatch[];
  readonly sentence: { readonly ko: string; readonly en: string };
  readonly computed_at: Date;
  readonly proposal_dirty: DirtyState | null;
  readonly measure_dirty: DirtyState | null;
}

export function toAlignmentView(row: AlignmentRow): AlignmentView {
  return {
    ask: { id: row.ask_id, no: row.ask_no, text: row.ask_text },
    proposal: row.proposal,
    askContext: row.ask_context,
    measure: row.measure,
    measureBody: row.measure_body,
    score: row.score_tenths / 10,
    band: row.band,
    confidence: row.confidence_hundredths / 100,
    opposes: row.opposes,
    parts: row.parts.map((part) => ({
      name: part.name,
      weight: part.weightTenths / 10,
      signal: part.signal,
      contribution: part.contributionTenths / 10,
    })),
    evidence: row.evidence,
    facets: row.facets,
    sentence: row.sentence,
    freshness: pairFreshness(row.computed_at, row.proposal_dirty, row.measure_dirty),
  };
}
