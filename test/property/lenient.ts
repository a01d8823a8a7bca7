import { ProductError } from '@jeonghap/platform';
import { isFaultOfTheServer } from '../support/server-faults.js';

/** Ignores what the product refuses and what fails while the database is away. */
export async function lenient(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ProductError) && !isFaultOfTheServer(error)) throw error;
  }
}
