import { setTimeout as sleep } from 'node:timers/promises';
import { type CatalogueClient } from './catalogue-client.js';

/** Longest wait for the scores of a new catalogue, milliseconds. */
const LONGEST_MS = 120_000;

/**
 * Waits until the product has computed everything once, since a bench measures it at rest.
 * @throws Error when that takes longer than two minutes
 */
export async function waitForFirstComputation(client: CatalogueClient): Promise<void> {
  const deadline = performance.now() + LONGEST_MS;
  while ((await client.pending()) > 0) {
    if (performance.now() > deadline) throw new Error('The first computation took longer than two minutes.');
    await sleep(100);
  }
}
