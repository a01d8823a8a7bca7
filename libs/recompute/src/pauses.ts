import { setImmediate as afterOthers } from 'node:timers/promises';

/** Work that goes on longer than this gives way to others on the event loop, milliseconds. */
const SLICE_MS = 15;

/**
 * Pauses in a long computation, so that leases and locks are renewed and connections answered meanwhile. Threads would
 * cost more: tens of thousands of explained pairs would have to be copied between them.
 */
export class Pauses {
  private since = performance.now();

  get isDue(): boolean {
    return performance.now() - this.since >= SLICE_MS;
  }

  /** Gives way to everything that waits. */
  async take(): Promise<void> {
    await afterOthers();
    this.since = performance.now();
  }
}
