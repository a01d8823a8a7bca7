import { type EntityManager } from 'typeorm';
import { plainText } from '../model/plain-text.js';
import { entryBefore } from '../store/as-of.js';
import { plainTitles } from '../store/coverage-facts.store.js';
import { type OwnProposal, type OwnReply } from './company-edition.js';

/** From when until when. */
export interface Span {
  readonly from: Date;
  readonly until: Date;
}

interface ProposalRow extends Omit<OwnProposal, 'proposal'> {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string | null;
}

/** The last coverage that readers saw before a moment. */
const statusBefore = (moment: string): string => `(
  SELECT status_after FROM coverage_change h WHERE h.proposal_id = p.id AND h.at < ${moment}
   ORDER BY h.at DESC, h.id DESC LIMIT 1)`;

const isPublic = (proposal: string): string =>
  `${proposal}.deleted_at IS NULL AND ${proposal}.visibility = 'published'`;

/**
 * The proposals of a company that were published at the end of a week and are so still, as they were then, with what their coverage was at its end
 * and its beginning.
 */
export async function readOwnProposals(
  manager: EntityManager,
  companyId: string,
  { from, until }: Span,
): Promise<readonly OwnProposal[]> {
  const rows = await manager.query<ProposalRow[]>(
    `SELECT p.id, r.snapshot ->> 'title' AS title, r.snapshot ->> 'title_en' AS "titleEn",
            coalesce(jsonb_array_length(r.snapshot -> 'asks'), 0)::int AS asks, was.snapshot IS NOT NULL AS "wasThere",
            ${statusBefore('$3')} AS now, ${statusBefore('$2')} AS before
       FROM proposal p
       JOIN LATERAL ${entryBefore(`'proposal'`, 'p.id', '$3')} r ON true
       LEFT JOIN LATERAL ${entryBefore(`'proposal'`, 'p.id', '$2')} was ON true
      WHERE p.stakeholder_id = $1::uuid AND r.snapshot ->> 'stakeholder_id' = $1::text AND ${isPublic('p')}
      ORDER BY p.id`,
    [companyId, from, until],
  );
  return rows.map(({ id, title, titleEn, ...row }) => ({
    ...row,
    proposal: { kind: 'proposal', id, ...plainTitles({ title, titleEn }) },
  }));
}

interface ReplyRow extends Omit<OwnReply, 'proposal'> {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string | null;
}

/** The last public answers to the asks of a company's published proposals that came in a span, the first one first, whoever asks. */
export async function readOwnReplies(
  manager: EntityManager,
  companyId: string,
  { from, until }: Span,
): Promise<readonly OwnReply[]> {
  const rows = await manager.query<ReplyRow[]>(
    `SELECT p.id, p.title, p.title_en AS "titleEn", a.no AS "askNo", a.text AS "askText", r.status, r.office,
            r.replied_on::text AS "repliedOn", r.reason
       FROM proposal p JOIN ask a ON a.proposal_id = p.id
       JOIN LATERAL (
         SELECT * FROM reply one WHERE one.ask_id = a.id AND one.visibility = 'public' AND one.at < $3
          ORDER BY one.version DESC LIMIT 1) r ON r.at >= $2
      WHERE p.stakeholder_id = $1 AND ${isPublic('p')}
      ORDER BY r.at, a.id`,
    [companyId, from, until],
  );
  return rows.map(({ id, title, titleEn, ...row }) => ({
    ...row,
    askText: plainText(row.askText),
    office: plainText(row.office),
    reason: plainText(row.reason),
    proposal: { kind: 'proposal', id, ...plainTitles({ title, titleEn }) },
  }));
}
