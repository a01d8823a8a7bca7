import { type EntityManager } from 'typeorm';
import { type ConditionIndex, type DecidedProgramme, indexConditions } from './timed-criteria.js';
import { listDecidedStamps, readDecidedProgrammes } from './verdict.store.js';

/** Programmes that are read at a time. */
const READ_AT_ONCE = 500;

/** What profiles are decided by. */
export interface DecidedProgrammes {
  readonly byId: ReadonlyMap<string, DecidedProgramme>;
  readonly index: ConditionIndex;
}

/** By what profiles were last decided, kept in memory; only what changed is read again. One call at a time. */
export class DecidedProgrammeCache {
  private programmes = new Map<string, DecidedProgramme & { readonly stamp: string }>();
  private index = indexConditions([]);

  /** As the transaction sees it. */
  async refresh(manager: EntityManager): Promise<DecidedProgrammes> {
    const stamps = await listDecidedStamps(manager);
    const outdated = stamps.filter(({ id, stamp }) => this.programmes.get(id)?.stamp !== stamp);
    if (outdated.length > 0 || stamps.length !== this.programmes.size) {
      const present = new Set(stamps.map(({ id }) => id));
      const next = new Map([...this.programmes].filter(([id]) => present.has(id)));
      for (let from = 0; from < outdated.length; from += READ_AT_ONCE) {
        const ids = outdated.slice(from, from + READ_AT_ONCE).map(({ id }) => id);
        for (const programme of await readDecidedProgrammes(manager, ids)) next.set(programme.id, programme);
      }
      this.programmes = next;
      this.index = indexConditions(next.values());
    }
    return { byId: this.programmes, index: this.index };
  }
}
