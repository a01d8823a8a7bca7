import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { type Criterion } from '../criteria/criterion.js';
import { dayInSeoul } from '../day-in-seoul.js';
import { readStoredCriteria } from '../programme-criteria/criteria.store.js';
import { toProgrammeCriteria } from '../programme-criteria/programme-criteria.service.js';
import { SIZE_TABLE } from '../size/statutory-sizes.js';
import { decideFit } from '../verdict/decide-fit.js';
import { nextDueDay } from '../verdict/next-due-day.js';
import { type FitContext } from '../verdict/verdict.js';
import { DecidedProgrammeCache, type DecidedProgrammes } from './decided-programme-cache.js';
import { gatherChanges } from './gather-changes.js';
import { decideAlike, type TwoDays, verdictsMovedBy } from './timed-criteria.js';
import { changeOf } from './verdict-change.js';
import {
  type ChangedProgramme,
  type DueProfile,
  forgetGoneProgrammes,
  listChangedProgrammes,
  listDecidedProfiles,
  listDueProfiles,
  listEditedProfiles,
  markProfiles,
  markProgrammes,
  type NewNotice,
  putNotices,
  takeTurn,
} from './verdict.store.js';

/** Programmes and profiles that one transaction takes, those by which all profiles are decided, and profiles in memory at a time. */
const PROGRAMMES_AT_ONCE = 500;
const REDECIDED_AT_ONCE = 10;
const PROFILES_AT_ONCE = 200;
const EDITED_AT_ONCE = 1_000;
const PAGE = 1_000;

/** What was done: pairs of a profile and a programme that were decided again, and how many companies are told of. */
export interface VerdictWork {
  readonly decided: number;
  readonly notices: number;
}

type Step = VerdictWork | 'nothing' | 'not-mine';

/** A programme that was read anew and decides otherwise than before. */
interface Redecided {
  readonly id: string;
  readonly before: readonly Criterion[];
  readonly after: readonly Criterion[];
}

/**
 * Notes which verdicts on saved profiles changed for a reason that is not the company's own edit. No verdict is stored: both the one before and
 * the one after follow from facts, criteria and day, and the database keeps up to which of these companies were told. Each step is one
 * transaction, and one worker at a time takes them.
 */
@Injectable()
export class VerdictWatchService {
  private readonly cache = new DecidedProgrammeCache();
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

  /**
   * First the day, by the criteria of before, then the programmes, then profiles of which nothing can be told: so each change has one cause, and
   * what a notice calls the verdict before is what the one before it called the verdict after.
   */
  private async step(manager: EntityManager, today: string): Promise<Step> {
    if (!(await takeTurn(manager))) return 'not-mine';
    await forgetGoneProgrammes(manager);
    const due = await listDueProfiles(manager, today, PROFILES_AT_ONCE);
    if (due.length > 0) return this.passDay(manager, due, today);
    const changed = await listChangedProgrammes(manager, PROGRAMMES_AT_ONCE);
    const readable = changed.length > 0 ? await readChanged(manager, changed) : [];
    if (readable.length > 0) return decideProgrammes(manager, readable, today);
    const edited = await listEditedProfiles(manager, EDITED_AT_ONCE);
    if (edited.length === 0) return 'nothing';
    await markProfiles(manager, edited.map(withDueDay(today)), today);
    return NO_WORK;
  }

  private async passDay(
    manager: EntityManager,
    due: readonly DueProfile[],
    today: string,
  ): Promise<VerdictWork> {
    const programmes = await this.cache.refresh(manager);
    const work = due.map((profile) => passDayOn(profile, programmes, today));
    const notices = work.flatMap((one) => one.notices);
    await putNotices(manager, notices, today);
    await markProfiles(manager, due.map(withDueDay(today)), today);
    return { decided: work.reduce((sum, one) => sum + one.decided, 0), notices: notices.length };
  }
}

const NO_WORK: VerdictWork = { decided: 0, notices: 0 };

const contextOn = (today: string): FitContext => ({ today, sizes: SIZE_TABLE });

const withDueDay =
  (today: string) =>
  <T extends DueProfile | Omit<DueProfile, 'decidedOn'>>(profile: T) => ({
    profile,
    dueOn: nextDueDay(profile.facts, contextOn(today)),
  });

/** What time alone changed for a profile since it was decided; what changed in the same way for many programmes is one notice. */
function passDayOn(profile: DueProfile, { byId, index }: DecidedProgrammes, today: string) {
  const days: TwoDays = { before: contextOn(profile.decidedOn), after: contextOn(today) };
  const moved = verdictsMovedBy(profile.facts, index, days);
  const { single, gathered } = gatherChanges(moved, profile.facts, today);
  const notice = (programmeId: string, about: NewNotice['about']): readonly NewNotice[] => {
    const criteria = byId.get(programmeId)?.criteria ?? [];
    const [before, after] = [days.before, days.after].map((day) => decideFit(profile.facts, criteria, day));
    const change = before && after && changeOf(before, after, 'day');
    return change === undefined ? [] : [{ profile, about, change }];
  };
  const notices = [
    ...gathered.flatMap(({ first, gathering }) => notice(first.programmeId, { gathering })),
    ...single.flatMap(({ programmeId }) => notice(programmeId, { programmeId })),
  ];
  return { decided: moved.length, notices };
}

interface ReadProgramme extends ChangedProgramme {
  readonly criteria: readonly Criterion[];
}

/** Changed programmes with their criteria; without those whose text changed while they were listed. */
async function readChanged(
  manager: EntityManager,
  changed: readonly ChangedProgramme[],
): Promise<readonly ReadProgramme[]> {
  const stored = await readStoredCriteria(
    manager,
    changed.map(({ id }) => id),
  );
  const read = new Map(stored.map((one) => [one.programmeId, toProgrammeCriteria(one)]));
  return changed.flatMap((programme) => {
    const criteria = read.get(programme.id);
    return criteria?.isCurrent === true ? [{ ...programme, criteria: criteria.criteria }] : [];
  });
}

/** As many programmes as one transaction takes: most that changed decide as before, or are new. */
function takeProgrammes(programmes: readonly ReadProgramme[]) {
  const redecided: Redecided[] = [];
  const taken: ReadProgramme[] = [];
  for (const programme of programmes) {
    const { id, before, criteria } = programme;
    if (before !== null && !decideAlike(before, criteria)) {
      if (redecided.length === REDECIDED_AT_ONCE) break;
      redecided.push({ id, before, after: criteria });
    }
    taken.push(programme);
  }
  return { redecided, taken };
}

/** Decides all profiles by programmes that changed, a page of profiles at a time. A programme that decides as before changes nothing. */
async function decideProgrammes(
  manager: EntityManager,
  programmes: readonly ReadProgramme[],
  today: string,
): Promise<VerdictWork> {
  const { redecided, taken } = takeProgrammes(programmes);
  let [decided, notices] = [0, 0];
  let after: string | undefined;
  while (redecided.length > 0) {
    const page = await listDecidedProfiles(manager, { after, limit: PAGE });
    const told = redecided.flatMap((programme) =>
      page.flatMap((profile): readonly NewNotice[] => {
        const [old, young] = [programme.before, programme.after].map((criteria) =>
          decideFit(profile.facts, criteria, contextOn(today)),
        );
        const change = old && young && changeOf(old, young, 'programme');
        return change === undefined ? [] : [{ profile, about: { programmeId: programme.id }, change }];
      }),
    );
    await putNotices(manager, told, today);
    decided += page.length * redecided.length;
    notices += told.length;
    after = page.at(-1)?.id;
    if (page.length < PAGE) break;
  }
  await markProgrammes(manager, taken);
  return { decided, notices };
}
