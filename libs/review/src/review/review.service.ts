import { asActor, EntryChanges } from '@jeonghap/catalogue';
import {
  Conflict,
  cutPage,
  decodeCursor,
  InvalidInput,
  NotFound,
  type Page,
  ProductError,
} from '@jeonghap/platform';
import { putDecision, removeDecision } from '@jeonghap/recompute';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { holdProposalOfAsk } from '../in-rearrangement.js';
import { REVIEW_SETTINGS, type ReviewSettings } from '../review-settings.js';
import { findDraftFaults, type Pair, type Review, type ReviewDraft, verdictOf } from './review.js';
import {
  findReview,
  insertReview,
  listVersions,
  lockPair,
  type PairSides,
  readSides,
} from './review.store.js';
import { readDifferences, type TextDifference } from './text-difference.js';

/** Where the review of a pair stands, and what a person needs to decide on it. */
export interface ReviewStanding {
  /** Undefined while nobody decided. */
  readonly review: Review | undefined;
  /** Digest of both texts as they stand now, to be sent back with a decision. */
  readonly textDigest: string;
  /** Whether either text changed since the decision. */
  readonly isStale: boolean;
  /** What changed since; empty unless stale. */
  readonly differences: readonly TextDifference[];
  /** Whether a decision takes effect only when a second person agrees. */
  readonly secondReview: boolean;
}

/** A pair as an editor saw it: `version` is 0 when nobody had decided. */
export interface SeenReview extends Pair {
  readonly version: number;
}

export interface SecondOpinion {
  readonly agrees: boolean;
  readonly note: string | null;
  readonly textDigest: string;
}

/** One of many decisions, and what came of it. */
export type BulkOutcome = Pair & ({ readonly review: Review } | { readonly error: ProductError });

/** What people decide on alignments. A decision outlives every recompute; only a person takes it back. */
@Injectable()
export class ReviewService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly changes: EntryChanges,
    @Inject(REVIEW_SETTINGS) private readonly settings: ReviewSettings,
  ) {}

  /** @throws NotFound `alignment.not-found` unless both sides are published */
  get(pair: Pair, actor: string): Promise<ReviewStanding> {
    return asActor(this.dataSource, actor, async (manager) => {
      const { textDigest } = await this.sidesOf(manager, pair);
      const review = await findReview(manager, pair);
      const isStale = isStaleAt(review, textDigest);
      const differences = review !== undefined && isStale ? await readDifferences(manager, review) : [];
      return { review, textDigest, isStale, differences, secondReview: this.settings.secondReview };
    });
  }

  /** Versions of a pair's review, newest first. @throws InvalidInput `request.cursor-invalid` */
  async listVersions(
    pair: Pair,
    actor: string,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<Page<Review>> {
    const scope = [pair.askId, pair.measureId];
    const [before] = cursor === undefined ? [null] : decodeCursor(cursor, scope, 1);
    const newest = await asActor(this.dataSource, actor, async (manager) => ({
      rows: await listVersions(manager, pair, {
        before: before == null ? null : Number(before),
        limit: limit + 1,
      }),
      total: (await findReview(manager, pair))?.version ?? 0,
    }));
    return { ...cutPage(newest.rows, limit, scope, ({ version }) => [version]), total: newest.total };
  }

  /**
   * Decides on a pair.
   * @throws InvalidInput, NotFound `alignment.not-found`, Conflict `review.stale` or `review.text-changed`
   */
  decide(seen: SeenReview, draft: ReviewDraft, actor: string): Promise<Review> {
    return this.write(seen, actor, async (manager, present) => {
      const fields = findDraftFaults(draft);
      if (fields.length > 0)
        throw new InvalidInput('request.invalid', { details: { count: fields.length }, fields });
      const sides = await this.sidesOf(manager, seen);
      assertSameText(draft.textDigest, sides);
      const version = seen.version + 1;
      const { secondReview } = this.settings;
      return insertReview(manager, {
        ...{ askId: seen.askId, measureId: seen.measureId, version, actor, note: null, action: 'decide' },
        ...{ measureKind: sides.measureKind, proposalId: sides.proposalId },
        state: secondReview ? 'awaiting_second' : 'in_effect',
        effectiveVersion: secondReview ? (present?.effectiveVersion ?? null) : version,
        decided: {
          ...draft,
          ...{ decidedBy: actor, decidedAt: new Date(), automaticTenths: sides.automaticTenths },
          ...{ proposalRevision: sides.proposalRevision, measureRevision: sides.measureRevision },
          wording: draft.decision === 'confirmed' ? sides.askText : null,
        },
      });
    });
  }

  /** Decides on many pairs, each by itself: one that is refused leaves the others as they are. */
  async decideMany(
    items: readonly (SeenReview & { readonly draft: ReviewDraft })[],
    actor: string,
  ): Promise<readonly BulkOutcome[]> {
    const outcomes: BulkOutcome[] = [];
    for (const { draft, ...seen } of items) {
      const pair = { askId: seen.askId, measureId: seen.measureId };
      try {
        outcomes.push({ ...pair, review: await this.decide(seen, draft, actor) });
      } catch (error) {
        if (!(error instanceof ProductError)) throw error;
        outcomes.push({ ...pair, error });
      }
    }
    return outcomes;
  }

  /**
   * Another person agrees with a decision, which then takes effect, or sends it back.
   * @throws NotFound `review.not-found`, Conflict `review.stale`, `review.not-waiting`, `review.same-person` or `review.text-changed`
   */
  second(seen: SeenReview, { agrees, note, textDigest }: SecondOpinion, actor: string): Promise<Review> {
    return this.write(seen, actor, async (manager, present) => {
      if (present === undefined) throw new NotFound('review.not-found');
      if (present.state !== 'awaiting_second') throw new Conflict('review.not-waiting');
      if (present.decided?.decidedBy === actor) throw new Conflict('review.same-person');
      assertSameText(textDigest, await this.sidesOf(manager, seen));
      const version = seen.version + 1;
      const { effectiveVersion } = present;
      return insertReview(manager, {
        ...{ ...present, version, actor, note },
        ...(agrees
          ? { action: 'approve', state: 'in_effect', effectiveVersion: version }
          : { action: 'return', state: 'returned', effectiveVersion }),
      });
    });
  }

  /**
   * Brings back the version before the present one; undone twice, a decision stands again.
   * @throws NotFound `review.not-found`, Conflict `review.stale`
   */
  undo(seen: SeenReview, actor: string): Promise<Review> {
    return this.write(seen, actor, async (manager, present) => {
      if (present === undefined) throw new NotFound('review.not-found');
      const before = await findReview(manager, seen, present.version - 1);
      const restored = before ?? {
        ...present,
        ...{ state: 'withdrawn' as const, effectiveVersion: null, decided: null },
      };
      return insertReview(manager, {
        ...restored,
        ...{ version: present.version + 1, action: 'undo', actor, note: null },
      });
    });
  }

  /** Takes a decision back. @throws NotFound `review.not-found`, Conflict `review.stale` */
  withdraw(seen: SeenReview, actor: string): Promise<Review> {
    return this.write(seen, actor, (manager, present) => {
      if (present === undefined || present.state === 'withdrawn') throw new NotFound('review.not-found');
      return insertReview(manager, {
        ...{ ...present, version: present.version + 1, action: 'withdraw', actor, note: null },
        ...{ state: 'withdrawn', effectiveVersion: null, decided: null },
      });
    });
  }

  /** One change of a pair's review in one transaction, with what of it is in effect. */
  private async write(
    seen: SeenReview,
    actor: string,
    work: (manager: EntityManager, present: Review | undefined) => Promise<Review>,
  ): Promise<Review> {
    const review = await asActor(this.dataSource, actor, async (manager) => {
      await lockPair(manager, seen);
      await holdProposalOfAsk(manager, seen.askId);
      const present = await findReview(manager, seen);
      assertSeen(seen, present);
      const written = await work(manager, present);
      if (written.effectiveVersion !== (present?.effectiveVersion ?? null))
        await putInEffect(manager, written);
      return written;
    });
    this.changes.announce();
    return review;
  }

  private async sidesOf(manager: EntityManager, pair: Pair): Promise<PairSides> {
    const sides = await readSides(manager, pair);
    if (sides === undefined) throw new NotFound('alignment.not-found');
    return sides;
  }
}

/** @throws Conflict `review.stale`; the present review says who changed what meanwhile */
function assertSeen({ version }: SeenReview, present: Review | undefined): void {
  if (version === (present?.version ?? 0)) return;
  throw new Conflict('review.stale', { details: { current: present?.version ?? 0 } });
}

/** @throws Conflict `review.text-changed` */
function assertSameText(read: string, { textDigest }: PairSides): void {
  if (read !== textDigest) throw new Conflict('review.text-changed');
}

function isStaleAt(review: Review | undefined, textDigest: string): boolean {
  return review?.decided != null && review.decided.textDigest !== textDigest;
}

async function putInEffect(manager: EntityManager, review: Review): Promise<void> {
  const { effectiveVersion, version } = review;
  const effective =
    effectiveVersion === version ? review : await findReview(manager, review, effectiveVersion ?? 0);
  const decided = effective?.decided;
  if (decided == null) {
    await removeDecision(manager, review.askId, review.measureId);
    return;
  }
  const { scoreTenths, textDigest, decidedAt, wording } = decided;
  await putDecision(manager, {
    ...{ askId: review.askId, measureId: review.measureId, measureKind: review.measureKind },
    ...{ proposalId: review.proposalId, scoreTenths, textDigest, decidedAt, wording },
    verdict: verdictOf(decided),
  });
}
