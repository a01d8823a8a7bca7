import { actorOf, type Principal } from '@jeonghap/identity';
import {
  type BulkOutcome,
  REASONS,
  ReviewListService,
  ReviewService,
  UndecidedListService,
} from '@jeonghap/review';
import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiBadRequestResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { Allow } from '../access/allow.js';
import { SignedIn } from '../access/principal.js';
import { ListAnswers } from '../entry/api-answers.js';
import { ProblemDto } from '../entry/entry.dto.js';
import { statusOfProduct } from '../http/problem.filter.js';
import { toProblem } from '../http/problem.js';
import {
  BulkReviewDto,
  BulkReviewOutcomesDto,
  ReasonsDto,
  ReviewPageDto,
  ReviewQueryDto,
  UndecidedPageDto,
  UndecidedQueryDto,
} from './review.dto.js';
import { ReviewViews, toDraft } from './review.view.js';

@ApiTags('reviews')
@Controller('reviews')
@Allow('see-internal')
export class ReviewListController {
  constructor(
    private readonly list: ReviewListService,
    private readonly undecided: UndecidedListService,
    private readonly reviews: ReviewService,
    private readonly views: ReviewViews,
  ) {}

  @Get()
  @ListAnswers('What people decided on all pairs, the latest first', ReviewPageDto)
  async find(@Query() query: ReviewQueryDto, @SignedIn() me: Principal): Promise<ReviewPageDto> {
    const page = await this.list.list(query, actorOf(me));
    return { ...page, items: await this.views.listed(page.items, me) };
  }

  @Get('undecided')
  @ListAnswers(
    'Alignments that coverage rests on and nobody has reviewed, the highest scores first',
    UndecidedPageDto,
  )
  async findUndecided(
    @Query() query: UndecidedQueryDto,
    @SignedIn() me: Principal,
  ): Promise<UndecidedPageDto> {
    const page = await this.undecided.list(query, actorOf(me));
    return {
      ...page,
      items: page.items.map(({ scoreTenths, ...rest }) => ({ ...rest, score: scoreTenths / 10 })),
    };
  }

  @Get('reasons')
  @Allow('everyone')
  @ApiOperation({ summary: 'Reasons that a decision can be given, each with a sentence to begin from' })
  @ApiOkResponse({ type: ReasonsDto })
  listReasons(): ReasonsDto {
    return { items: REASONS };
  }

  @Post('bulk')
  @HttpCode(200)
  @Allow('review')
  @ApiOperation({
    summary: 'Decide on up to 100 pairs, each by itself: one that is refused leaves the others as they are',
  })
  @ApiOkResponse({ type: BulkReviewOutcomesDto })
  @ApiBadRequestResponse({ type: ProblemDto, description: 'Fields need correcting; nothing was decided' })
  async decideMany(
    @Body() { items }: BulkReviewDto,
    @SignedIn() me: Principal,
    @Req() request: FastifyRequest,
  ): Promise<BulkReviewOutcomesDto> {
    const drafts = items.map((item) => ({
      ...{ askId: item.askId, measureId: item.measureId, version: item.version },
      draft: toDraft(item),
    }));
    const outcomes = await this.reviews.decideMany(drafts, actorOf(me));
    return { items: await Promise.all(outcomes.map((outcome) => this.toOutcome(outcome, me, request))) };
  }

  private async toOutcome(
    outcome: BulkOutcome,
    me: Principal,
    request: FastifyRequest,
  ): Promise<BulkReviewOutcomesDto['items'][number]> {
    const { askId, measureId } = outcome;
    if ('review' in outcome) {
      return { askId, measureId, review: await this.views.one(outcome.review, me), problem: null };
    }
    const { code, details, fields } = outcome.error;
    const problem = toProblem(statusOfProduct(outcome.error), code, {
      ...{ instance: request.url, requestId: request.id, details, fields },
    });
    return { askId, measureId, review: null, problem: { ...problem, errors: [...problem.errors] } };
  }
}
