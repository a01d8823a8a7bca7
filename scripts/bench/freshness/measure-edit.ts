import { setTimeout as sleep } from 'node:timers/promises';
import { type CatalogueClient, type EditableProgramme } from '../catalogue-client.js';

/** Pause between two looks, milliseconds; how finely the figures can be read. */
export const POLL_MS = 10;
/** An edit whose scores take longer than this has failed, milliseconds. */
const GIVE_UP_MS = 60_000;

export interface MeasuredEdit {
  /** From the edit's answer to the first look that found all its scores new, milliseconds. */
  readonly ms: number;
  /** Whether the edit changed any score, so that "new" was more than a new date. */
  readonly movedScore: boolean;
  readonly programme: EditableProgramme;
}

/**
 * Changes a programme's body and waits until its scores are those of the new text.
 * @throws Error when they are not after a minute
 */
export async function measureEdit(
  client: CatalogueClient,
  programme: EditableProgramme,
  body: string,
): Promise<MeasuredEdit> {
  const before = await client.scoresOf(programme.id, new Date(0));
  const edited = await client.editBody(programme, body);
  const answeredAt = performance.now();
  const since = new Date(edited.updatedAt);
  for (;;) {
    const after = await client.scoresOf(programme.id, since);
    const ms = performance.now() - answeredAt;
    // one that no ask has among its best any more has no score that could be new: then nothing may be left to compute
    if (after.isFresh && (after.scores.size > 0 || (await client.countPending()) === 0)) {
      return { ms, movedScore: differ(before.scores, after.scores), programme: edited };
    }
    if (ms > GIVE_UP_MS)
      throw new Error(`The scores of ${programme.id} are not new after a minute: ${after.states.join(', ')}`);
    await sleep(POLL_MS);
  }
}

function differ(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): boolean {
  return before.size !== after.size || [...after].some(([ask, score]) => before.get(ask) !== score);
}
