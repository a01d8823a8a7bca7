import { setTimeout as sleep } from 'node:timers/promises';
import { Conflict } from '@jeonghap/platform';
import { type ScoreSetService } from '@jeonghap/recompute';
import { THESAURUS_CHANGES } from '../support/fault-catalogue.js';
import { isFaultOfTheServer } from '../support/server-faults.js';
import { type ScoreSetStep } from './history.js';
import { lenient } from './lenient.js';

/** Longest wait of a switch for its set, milliseconds. */
const SWITCH_WITHIN_MS = 3_000;

/** Builds, switches and cancels score sets as a person would, who also meets refusals. */
export class ScoreSetEditor {
  builds = 0;
  switches = 0;

  constructor(private readonly sets: ScoreSetService) {}

  /** @param background takes what goes on while the history does */
  take(step: ScoreSetStep, background: Promise<void>[]): Promise<void> {
    return lenient(async () => {
      switch (step.do) {
        case 'build':
          await this.build(step.change, step.thenSwitch ? background : undefined);
          return;
        case 'switch': {
          const id = await this.findFirst('complete', 'retired');
          if (id !== undefined) await this.switchTo(id);
          return;
        }
        case 'cancel': {
          const id = await this.findFirst('building', 'complete');
          if (id !== undefined) await this.sets.act(id, 'cancel');
          return;
        }
      }
    });
  }

  private async build(change: number, background: Promise<void>[] | undefined): Promise<void> {
    const upsert = THESAURUS_CHANGES.slice(change, change + 1);
    const { id } = await this.sets.build({ note: 'history', thesaurus: { upsert, remove: [] } }, 'tester');
    this.builds += 1;
    background?.push(lenient(() => this.switchTo(id)));
  }

  private async findFirst(...states: readonly string[]): Promise<number | undefined> {
    const all = await this.sets.list();
    return states.flatMap((wanted) => all.filter(({ state }) => state === wanted))[0]?.id;
  }

  /** Switches to a set as soon as nothing of it is left to compute. */
  private async switchTo(id: number): Promise<void> {
    const giveUpAt = Date.now() + SWITCH_WITHIN_MS;
    for (;;) {
      try {
        await this.sets.act(id, 'switch');
        this.switches += 1;
        return;
      } catch (error) {
        if (Date.now() > giveUpAt || !(isTooEarly(error) || isFaultOfTheServer(error))) throw error;
        await sleep(20);
      }
    }
  }
}

/** Whether a switch was refused because its set is not complete yet, and not because it is live or gone. */
function isTooEarly(error: unknown): boolean {
  if (!(error instanceof Conflict)) return false;
  return error.code === 'score-set.incomplete' || error.details['state'] === 'building';
}
