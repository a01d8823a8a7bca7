import { actorOf, type Principal } from '@jeonghap/identity';
import { type Decided, type ListedReview, type Review, type ReviewDraft } from '@jeonghap/review';
import { Injectable } from '@nestjs/common';
import { ActorNames } from '../access/actor-names.js';
import { type ListedReviewDto, type ReviewDraftDto, type ReviewDto } from './review.dto.js';

/** Reviews as a viewer may see them: with the names of people. */
@Injectable()
export class ReviewViews {
  constructor(private readonly actors: ActorNames) {}

  async one(review: Review, viewer: Principal): Promise<ReviewDto> {
    const show = await this.viewer([review], viewer);
    return show(review);
  }

  async many(reviews: readonly Review[], viewer: Principal): Promise<readonly ReviewDto[]> {
    return reviews.map(await this.viewer(reviews, viewer));
  }

  /** With what names the two sides of each. */
  async listed(reviews: readonly ListedReview[], viewer: Principal): Promise<readonly ListedReviewDto[]> {
    const show = await this.viewer(reviews, viewer);
    return reviews.map(
      ({
        isStale,
        presentDigest,
        askText,
        proposalTitle,
        proposalTitleEn,
        measureTitle,
        measureTitleEn,
        ...review
      }) => ({
        ...show(review),
        ...{ isStale, presentDigest, askText, proposalTitle, proposalTitleEn, measureTitle, measureTitleEn },
      }),
    );
  }

  /** @returns how each of the reviews looks to a viewer */
  private async viewer(
    reviews: readonly Review[],
    viewer: Principal,
  ): Promise<(review: Review) => Pick<ReviewDto, keyof ReviewDto>> {
    const actors = reviews.flatMap(({ actor, decided }) => [actor, decided?.decidedBy ?? null]);
    const shown = await this.actors.shownTo(viewer, actors);
    return ({ decided, ...review }) => ({
      ...review,
      ...(decided === null ? UNDECIDED : decisionOf(decided)),
      actor: shown(review.actor),
      decidedBy: shown(decided?.decidedBy ?? null),
      isOwn: decided?.decidedBy === actorOf(viewer),
    });
  }
}

function decisionOf({
  decision,
  extent,
  scoreTenths,
  reasonCode,
  reason,
  decidedAt,
  automaticTenths,
}: Decided) {
  const [score, automaticScore] = [toScore(scoreTenths), toScore(automaticTenths)];
  return { decision, extent, score, reasonCode, reason, decidedAt, automaticScore };
}

const UNDECIDED = {
  decision: null,
  extent: null,
  score: null,
  reasonCode: null,
  reason: null,
  decidedAt: null,
  automaticScore: null,
};

const toScore = (tenths: number | null): number | null => (tenths === null ? null : tenths / 10);

export function toDraft({
  extent,
  score,
  decision,
  reasonCode,
  reason,
  textDigest,
}: ReviewDraftDto): ReviewDraft {
  const scoreTenths = score == null ? null : Math.round(score * 10);
  return { decision, extent: extent ?? null, scoreTenths, reasonCode, reason, textDigest };
}
