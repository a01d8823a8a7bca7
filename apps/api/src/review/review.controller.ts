import { actorOf, type Principal } from '@jeonghap/identity';
import { type Review, ReviewService, type SeenReview } from '@jeonghap/review';
import { Body, Controller, Delete, Get, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Allow } from '../access/allow.js';
import { SignedIn } from '../access/principal.js';
import { pairFrom } from '../alignment/pair-from.js';
import { ListAnswers } from '../entry/api-answers.js';
import { HistoryQueryDto, ProblemDto } from '../entry/entry.dto.js';
import { ReviewAnswers } from './review-answers.js';
import {
  ReviewDraftDto,
  ReviewDto,
  ReviewStandingDto,
  ReviewVersionPageDto,
  SecondOpinionDto,
} from './review.dto.js';
import { SeenPair } from './seen-pair.js';
import { ReviewViews, toDraft } from './review.view.js';

@ApiTags('reviews')
@Controller('alignments/:askId/:measureId/review')
@Allow('review')
export class ReviewController {
  constructor(
    private readonly reviews: ReviewService,
    private readonly views: ReviewViews,
  ) {}

  @Get()
  @Allow('see-internal')
  @ApiOperation({
    summary:
      'What people decided on a pair, whether a text changed since and how, and what a decision must quote',
  })
  @ApiOkResponse({ type: ReviewStandingDto })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'No such ask or measure is published' })
  async get(
    @Param('askId') askId: string,
    @Param('measureId') measureId: string,
    @SignedIn() me: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReviewStandingDto> {
    const { review, ...standing } = await this.reviews.get(pairFrom(askId, measureId), actorOf(me));
    void reply.header('ETag', `"${String(review?.version ?? 0)}"`);
    return { ...standing, review: review === undefined ? null : await this.views.one(review, me) };
  }

  @Get('versions')
  @Allow('see-internal')
  @ListAnswers('Everything that was ever decided on a pair, newest first', ReviewVersionPageDto)
  async listVersions(
    @Param('askId') askId: string,
    @Param('measureId') measureId: string,
    @Query() query: HistoryQueryDto,
    @SignedIn() me: Principal,
  ): Promise<ReviewVersionPageDto> {
    const page = await this.reviews.listVersions(pairFrom(askId, measureId), actorOf(me), query);
    return { ...page, items: await this.views.many(page.items, me) };
  }

  @Put()
  @ReviewAnswers('Confirm, reject or adjust an alignment, with a reason')
  async decide(
    @SeenPair() seen: SeenReview,
    @Body() draft: ReviewDraftDto,
    @SignedIn() me: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReviewDto> {
    return this.send(reply, me, await this.reviews.decide(seen, toDraft(draft), actorOf(me)));
  }

  @Delete()
  @ReviewAnswers('Take a decision back: the automatic score counts again')
  async withdraw(
    @SeenPair() seen: SeenReview,
    @SignedIn() me: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReviewDto> {
    return this.send(reply, me, await this.reviews.withdraw(seen, actorOf(me)));
  }

  @Post('undo')
  @ReviewAnswers('Bring back what stood before the last change')
  async undo(
    @SeenPair() seen: SeenReview,
    @SignedIn() me: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReviewDto> {
    return this.send(reply, me, await this.reviews.undo(seen, actorOf(me)));
  }

  @Post('second')
  @ReviewAnswers('Agree with the decision of another person, which then takes effect, or send it back')
  async second(
    @SeenPair() seen: SeenReview,
    @Body() { agrees, note, textDigest }: SecondOpinionDto,
    @SignedIn() me: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReviewDto> {
    const opinion = { agrees, note: note ?? null, textDigest };
    return this.send(reply, me, await this.reviews.second(seen, opinion, actorOf(me)));
  }

  private async send(reply: FastifyReply, me: Principal, review: Review): Promise<ReviewDto> {
    void reply.header('ETag', `"${String(review.version)}"`);
    return this.views.one(review, me);
  }
}
