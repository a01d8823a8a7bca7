import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { FitProgrammeCache, type FitProgramme } from '../assessment/fit-programme.store.js';
import { dayInSeoul } from '../day-in-seoul.js';
import { SIZE_TABLE } from '../size/statutory-sizes.js';
import { decideFit } from '../verdict/decide-fit.js';
import { changeOf, isSameVerdict, toStoredVerdict } from './verdict-change.js';
import {
  type DecidedPair,
  findChangedProfile,
  forgetProgrammes,
  listChangedPairs,
  listChangedProgrammes,
  listReadyProgrammes,
  markProfile,
  markProgrammes,
  pairKey,
  type PairId,
  putVerdicts,
  readProfiles,
  readVerdicts,
  takeTurn,
  type WatchedProfile,
} from './verdict.store.js';

/** Programmes, and pairs of a profile and a programme, that one transaction decides. */
const PROGRAMMES_AT_ONCE = 10;
const PAIRS_AT_ONCE = 2_000;

/** What was done. */
export interface VerdictWork {
  readonly decided: number;
  readonly notices: number;
}

type Step = VerdictWork | 'nothing' | 'not-mine';

/**
 * Keeps the verdicts on saved profiles up to date, and notes which of them changed for a reason that is not the company's own edit. The database
 * says what is to be decided; each step is one transaction, and one worker at a time takes them.
 */
@Injectable()
export class VerdictWatchService {
  private readonly cache = new FitProgrammeCache();
  private isStopping = false;

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Decides all that has to be; where another worker is at it, nothing. @param now whose day in Seoul it is decided on */
  async decideMissing(now = new Date()): Promise<VerdictWork> {
    const today = dayInSeoul(now);
    let [decided, notices] = [0, 0];
    while (!this.isStopping) {
      const step = await this.dataSource.transaction((manager) => this.step(manager, today));
      if (typeof step === 'string') return { decided, notices };
      decided += step.decided;
      notices += step.notices;
    }
    return { decided, notices };
  }

  /** Leaves what is left to another worker, after the step that runs. */
  stop(): void {
    this.isStopping = true;
  }

  /** Programmes before profiles: what a new day brings is told apart from what a programme does. */
  private async step(manager: EntityManager, today: string): Promise<Step> {
    if (!(await takeTurn(manager))) return 'not-mine';
    const { changed, gone } = await listChangedProgrammes(manager, PROGRAMMES_AT_ONCE);
    if (gone.length > 0) await forgetProgrammes(manager, gone);
    if (changed.length > 0) {
      const pairs = await listChangedPairs(manager, changed, PAIRS_AT_ONCE);
      if (pairs.length < PAIRS_AT_ONCE) await markProgrammes(manager, changed);
      return this.decidePairs(manager, pairs, today);
    }
    const profile = await findChangedProfile(manager, today);
    if (profile === undefined) return gone.length > 0 ? NO_WORK : 'nothing';
    const ready = await listReadyProgrammes(manager);
    const pairs = ready.map(({ id }) => ({ profileId: profile.id, programmeId: id }));
    await markProfile(manager, profile, today);
    return this.decidePairs(manager, pairs, today);
  }

  private async decidePairs(
    manager: EntityManager,
    pairs: readonly PairId[],
    today: string,
  ): Promise<VerdictWork> {
    if (pairs.length === 0) return NO_WORK;
    const [profileIds, programmeIds] = [idsOf(pairs, 'profileId'), idsOf(pairs, 'programmeId')];
    const profiles = new Map((await readProfiles(manager, profileIds)).map((one) => [one.id, one]));
    const programmes = await this.cache.refresh(manager);
    const before = await readVerdicts(manager, profileIds, programmeIds);
    const decided = pairs.flatMap((pair): readonly DecidedPair[] => {
      const [profile, programme] = [profiles.get(pair.profileId), programmes.get(pair.programmeId)];
      if (profile === undefined || programme === undefined) return []; // gone meanwhile
      const stored = decide(profile, programme, today);
      const change = changeOf(before.get(pairKey(pair)), stored);
      return [{ profile, programmeId: programme.id, stored, change }];
    });
    const toStore = decided.filter(
      ({ profile, programmeId, stored }) =>
        !isSameVerdict(before.get(pairKey({ profileId: profile.id, programmeId })), stored),
    );
    await putVerdicts(manager, toStore, today);
    return {
      decided: decided.length,
      notices: decided.filter(({ change }) => change !== undefined).length,
    };
  }
}

const NO_WORK: VerdictWork = { decided: 0, notices: 0 };

const idsOf = (pairs: readonly PairId[], name: keyof PairId): readonly string[] => [
  ...new Set(pairs.map((pair) => pair[name])),
];

function decide({ facts, revision }: WatchedProfile, { criteria, stamp }: FitProgramme, today: string) {
  const result = decideFit(facts, criteria, { today, sizes: SIZE_TABLE });
  return toStoredVerdict(result, { profileRevision: revision, programmeStamp: stamp });
}
