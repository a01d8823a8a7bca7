import { type BilingualText } from '@jeonghap/alignment';
import { explainGathering, type GatheringReason } from './gather-changes.js';

/** A programme by its name. */
export interface NamedProgramme {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string | null;
}

/** What a notice on many programmes says of them. */
export interface GatheredProgrammes extends GatheringReason {
  /** All of them, as of the day on which it was decided. */
  readonly count: number;
  /** The first ones, without those that are not public any more. */
  readonly programmes: readonly NamedProgramme[];
  /** What they have in common. */
  readonly reason: BilingualText;
}

/** As the database has it. */
export type GatheredRow = Omit<GatheredProgrammes, 'reason'>;

export const toGathered = (row: GatheredRow | null): GatheredProgrammes | null =>
  row === null ? null : { ...row, reason: explainGathering(row) };

/** Whether a notice `n` is shown, where `p` is its programme: the one that it is of is public, or it is of many. */
export const IS_NOTICE_SHOWN = '(p.id IS NOT NULL OR n.gathered IS NOT NULL)';

/** What a notice `n` says of many programmes, as a {@link GatheredRow}; null of one on a single programme. */
export const GATHERED = `
CASE WHEN n.gathered IS NOT NULL THEN n.gathered - 'programmeIds' || jsonb_build_object('programmes', (
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'title', q.title, 'titleEn', q.title_en) ORDER BY o.no), '[]')
    FROM jsonb_array_elements_text(n.gathered -> 'programmeIds') WITH ORDINALITY AS o (id, no)
    JOIN programme q ON q.id = o.id::uuid AND q.deleted_at IS NULL AND q.visibility = 'published')) END`;
