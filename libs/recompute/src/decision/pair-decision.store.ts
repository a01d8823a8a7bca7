import { type MeasureKind, type ReviewVerdict } from '@jeonghap/alignment';
import { carryWordings, lendWording, takeBackWording } from '@jeonghap/catalogue';
import { type EntityManager } from 'typeorm';
import { type CatalogueSnapshot, type SnapshotProposal } from '../snapshot/catalogue-snapshot.js';
import { type PairDecision } from './pair-decision.js';

interface DecisionRow {
  readonly ask_id: string;
  readonly measure_id: string;
  readonly measure_kind: MeasureKind;
  readonly proposal_id: string;
  readonly verdict: ReviewVerdict;
  readonly score_tenths: number | null;
}

/** All decisions on the asks of some proposals. */
export async function readDecisions(
  manager: EntityManager,
  proposalIds: readonly string[],
): Promise<readonly PairDecision[]> {
  const rows = await manager.query<DecisionRow[]>(
    `SELECT ask_id, measure_id, measure_kind, proposal_id, verdict, score_tenths FROM pair_decision
      WHERE proposal_id = ANY ($1::uuid[]) ORDER BY ask_id, measure_id`,
    [proposalIds],
  );
  return rows.map((row) => ({
    askId: row.ask_id,
    measureId: row.measure_id,
    measureKind: row.measure_kind,
    proposalId: row.proposal_id,
    verdict: row.verdict,
    scoreTenths: row.score_tenths,
  }));
}

/** Proposals that have a decision on a measure. */
export async function listDecidedProposals(
  manager: EntityManager,
  measureId: string,
): Promise<readonly string[]> {
  const rows = await manager.query<{ id: string }[]>(
    'SELECT DISTINCT proposal_id AS id FROM pair_decision WHERE measure_id = $1 ORDER BY 1',
    [measureId],
  );
  return rows.map(({ id }) => id);
}

/**
 * Whether others wrote the scores of a decided measure from a newer text than the snapshot has. A decided pair that is not stored is
 * scored from the snapshot, and an older score must not take a newer one's place. The caller holds the proposals'
 * fences: whoever writes a measure's scores needs them as well, so that none comes in between.
 */
export async function isOutrun(
  manager: EntityManager,
  scoreSetId: number,
  proposals: readonly SnapshotProposal[],
  snapshot: CatalogueSnapshot,
): Promise<boolean> {
  if (proposals.length === 0) return false;
  const rows = await manager.query<{ id: string; written: string; present: string | null }[]>(
    `SELECT c.entry_id AS id, c.revision AS written, m.revision AS present
       FROM entry_computation c
       LEFT JOIN (SELECT id, revision FROM programme WHERE deleted_at IS NULL AND visibility = 'published'
                  UNION ALL
                  SELECT id, revision FROM legislative_item WHERE deleted_at IS NULL AND visibility = 'published') m
         ON m.id = c.entry_id
      WHERE c.score_set_id = $1
        AND c.entry_id IN (SELECT measure_id FROM pair_decision WHERE proposal_id = ANY ($2::uuid[]))`,
    [scoreSetId, proposals.map(({ id }) => id)],
  );
  return rows.some(({ id, written, present }) => {
    const seen = snapshot.measures.get(id)?.revision ?? 0;
    return Number(written) > seen && Number(present ?? 0) !== seen;
  });
}

/**
 * Puts a decision on a pair in effect. Coverage follows through the mark that the table's trigger leaves. While a measure is confirmed,
 * the ask lends it its words.
 * @param decision.textDigest of both texts as the person read them, at `decidedAt`
 * @param decision.wording the ask's words as they were confirmed; null when they are not known
 */
export async function putDecision(
  manager: EntityManager,
  decision: PairDecision & {
    readonly textDigest: string;
    readonly decidedAt: Date;
    readonly wording: string | null;
  },
): Promise<void> {
  const { askId, measureId, verdict, wording: text, decidedAt: confirmedAt } = decision;
  await manager.query(
    `INSERT INTO pair_decision (ask_id, measure_id, measure_kind, proposal_id, verdict, score_tenths, text_digest,
       decided_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (ask_id, measure_id) DO UPDATE
       SET proposal_id = EXCLUDED.proposal_id, verdict = EXCLUDED.verdict, score_tenths = EXCLUDED.score_tenths,
           text_digest = EXCLUDED.text_digest, decided_at = EXCLUDED.decided_at`,
    [
      decision.askId,
      decision.measureId,
      decision.measureKind,
      decision.proposalId,
      decision.verdict,
      decision.scoreTenths,
      decision.textDigest,
      decision.decidedAt,
    ],
  );
  const isConfirmed = verdict === 'answers_wholly' || verdict === 'answers_partly';
  if (isConfirmed && text !== null) await lendWording(manager, { askId, measureId, text, confirmedAt });
  else await takeBackWording(manager, askId, measureId);
}

/** Takes the decision on a pair out of effect, and with it the words that were lent; without one nothing happens. */
export async function removeDecision(
  manager: EntityManager,
  askId: string,
  measureId: string,
): Promise<void> {
  await manager.query('DELETE FROM pair_decision WHERE ask_id = $1 AND measure_id = $2', [askId, measureId]);
  await takeBackWording(manager, askId, measureId);
}

/**
 * Puts the decisions on some asks in effect on others, which a proposal has in their place, with the words that are lent. Those on the asks before stay: they
 * decide nothing while their asks are gone.
 */
export async function carryDecisions(
  manager: EntityManager,
  asks: readonly { readonly fromAsk: string; readonly toAsk: string }[],
  proposalId: string,
): Promise<void> {
  const [from, to] = [asks.map(({ fromAsk }) => fromAsk), asks.map(({ toAsk }) => toAsk)];
  await manager.query('DELETE FROM pair_decision WHERE ask_id = ANY ($1::uuid[])', [to]);
  await manager.query(
    `INSERT INTO pair_decision (ask_id, measure_id, measure_kind, proposal_id, verdict, score_tenths, text_digest,
       decided_at)
     SELECT m.to_ask, d.measure_id, d.measure_kind, $3, d.verdict, d.score_tenths, d.text_digest, d.decided_at
       FROM unnest($1::uuid[], $2::uuid[]) AS m (from_ask, to_ask) JOIN pair_decision d ON d.ask_id = m.from_ask`,
    [from, to, proposalId],
  );
  await carryWordings(manager, asks);
}
