import { type MovedAsk } from '@jeonghap/catalogue';
import { carryDecisions } from '@jeonghap/recompute';
import { type EntityManager } from 'typeorm';

const REVIEW = `measure_id, version, measure_kind, action, state, effective_version, actor, at, note, decision, extent,
  score_tenths, reason_code, reason, decided_by, decided_at, text_digest, proposal_revision, measure_revision, automatic_tenths, wording`;
const REPLY = 'version, status, reason, office, replied_on, visibility, actor, at';

/**
 * Lets asks that went over take their reviews and official answers along, word for word and with their numbers. Both ledgers take only new
 * rows, so the old ones stay; on the way back only what was added since is new.
 * @param proposalId where the asks are now
 */
export async function carryRecords(
  manager: EntityManager,
  asks: readonly MovedAsk[],
  proposalId: string,
): Promise<void> {
  if (asks.length === 0) return;
  const values = [asks.map(({ fromAsk }) => fromAsk), asks.map(({ toAsk }) => toAsk), proposalId];
  for (const [table, columns] of [
    ['review', REVIEW],
    ['reply', REPLY],
  ]) {
    await manager.query(
      `INSERT INTO ${table} (ask_id, proposal_id, ${columns})
       SELECT m.to_ask, $3, ${columns} FROM unnest($1::uuid[], $2::uuid[]) AS m (from_ask, to_ask)
         JOIN ${table} r ON r.ask_id = m.from_ask
       ON CONFLICT DO NOTHING`,
      values,
    );
  }
  await carryDecisions(manager, asks, proposalId);
}
