import { type EntityManager } from 'typeorm';
import { type MovedAsk } from '../rearrangement/rearrangement.js';
import { type LentWording, type MeasureWording } from './wording.js';

/** Lends the words of an ask to a measure. Words that were lent before and are the same stay as they are. */
export async function lendWording(
  manager: EntityManager,
  { askId, measureId, text, confirmedAt }: LentWording,
): Promise<void> {
  await manager.query(
    `INSERT INTO measure_wording AS w (ask_id, measure_id, text, confirmed_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (ask_id, measure_id) DO UPDATE SET text = EXCLUDED.text, confirmed_at = EXCLUDED.confirmed_at
       WHERE w.text <> EXCLUDED.text`,
    [askId, measureId, text, confirmedAt],
  );
}

/** Takes the words of an ask back from a measure; without any nothing happens. */
export async function takeBackWording(
  manager: EntityManager,
  askId: string,
  measureId: string,
): Promise<void> {
  await manager.query('DELETE FROM measure_wording WHERE ask_id = $1 AND measure_id = $2', [
    askId,
    measureId,
  ]);
}

/** Lends what some asks lend from others, which a proposal has in their place. What the asks before lent stays: it does not count while they are gone. */
export async function carryWordings(manager: EntityManager, asks: readonly MovedAsk[]): Promise<void> {
  const [from, to] = [asks.map(({ fromAsk }) => fromAsk), asks.map(({ toAsk }) => toAsk)];
  await manager.query('DELETE FROM measure_wording WHERE ask_id = ANY ($1::uuid[])', [to]);
  await manager.query(
    `INSERT INTO measure_wording (ask_id, measure_id, text, confirmed_at)
     SELECT m.to_ask, w.measure_id, w.text, w.confirmed_at
       FROM unnest($1::uuid[], $2::uuid[]) AS m (from_ask, to_ask) JOIN measure_wording w ON w.ask_id = m.from_ask`,
    [from, to],
  );
}

/** The wordings that count for a measure, the one confirmed last first; at most `WORDINGS_PER_MEASURE`. */
export async function listWordings(
  manager: EntityManager,
  measureId: string,
): Promise<readonly MeasureWording[]> {
  return manager.query<MeasureWording[]>(
    `SELECT w.ask_id AS "askId", w.text, w.confirmed_at AS "confirmedAt", a.no AS "askNo",
            json_build_object('id', p.id, 'title', p.title, 'titleEn', p.title_en) AS proposal
       FROM wordings_of(ARRAY[$1::uuid]) w JOIN ask a ON a.id = w.ask_id JOIN proposal p ON p.id = a.proposal_id
      ORDER BY w.confirmed_at DESC, w.ask_id`,
    [measureId],
  );
}
