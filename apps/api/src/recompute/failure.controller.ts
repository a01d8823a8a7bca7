import { type Principal } from '@jeonghap/identity';
import { FailureService, RecomputeWakeUp } from '@jeonghap/recompute';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { ActorNames } from '../access/actor-names.js';
import { Allow } from '../access/allow.js';
import { Actor, SignedIn } from '../access/principal.js';
import { ListAnswers } from '../entry/api-answers.js';
import { ProblemDto } from '../entry/entry.dto.js';
import { idFrom } from '../http/id-from.js';
import { DismissalDraftDto, FailureGroupListDto, FailurePageDto, FailureQueryDto } from './failure.dto.js';

const notFound = ApiNotFoundResponse({ type: ProblemDto, description: 'No such failure' });

const placeFrom = (scoreSetId: string, entryId: string) => ({
  scoreSetId: /^[1-9]\d{0,8}$/.test(scoreSetId) ? Number(scoreSetId) : 0,
  entryId: idFrom(entryId, 'failure.not-found'),
});

@ApiTags('recompute')
@Controller('recompute/failures')
@Allow('administer')
export class FailureController {
  constructor(
    private readonly failures: FailureService,
    private readonly wakeUp: RecomputeWakeUp,
    private readonly actors: ActorNames,
  ) {}

  @Get()
  @ListAnswers('Entries that could not be computed, in any score set, the latest first', FailurePageDto)
  async list(
    @Query() query: FailureQueryDto,
    @Actor() actor: string,
    @SignedIn() viewer: Principal,
  ): Promise<FailurePageDto> {
    const page = await this.failures.list(query, actor);
    const shown = await this.actors.shownTo(
      viewer,
      page.items.map(({ dismissal }) => dismissal?.actor ?? null),
    );
    const items = page.items.map(({ dismissal, ...failure }) => ({
      ...failure,
      dismissal: dismissal && { reason: dismissal.reason, by: shown(dismissal.actor), at: dismissal.at },
    }));
    return { ...page, items };
  }

  @Get('causes')
  @ApiOperation({ summary: 'What went wrong, with the number of open failures, the most frequent first' })
  @ApiOkResponse({ type: FailureGroupListDto })
  async causes(@Actor() actor: string): Promise<FailureGroupListDto> {
    return { items: await this.failures.causes(actor) };
  }

  @Post(':scoreSetId/:entryId/retry')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take one failed entry up again' })
  @ApiNoContentResponse()
  @notFound
  async retry(
    @Param('scoreSetId') scoreSetId: string,
    @Param('entryId') entryId: string,
    @Actor() actor: string,
  ): Promise<void> {
    await this.failures.retry(placeFrom(scoreSetId, entryId), actor);
    this.wakeUp.wake();
  }

  @Put(':scoreSetId/:entryId/dismissal')
  @HttpCode(204)
  @ApiOperation({ summary: 'Leave a failure as it is, for a reason; the score stays marked as failed' })
  @ApiNoContentResponse()
  @notFound
  dismiss(
    @Param('scoreSetId') scoreSetId: string,
    @Param('entryId') entryId: string,
    @Body() { reason }: DismissalDraftDto,
    @Actor() actor: string,
  ): Promise<void> {
    return this.failures.dismiss(placeFrom(scoreSetId, entryId), reason, actor);
  }

  @Delete(':scoreSetId/:entryId/dismissal')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take that back' })
  @ApiNoContentResponse()
  reopen(
    @Param('scoreSetId') scoreSetId: string,
    @Param('entryId') entryId: string,
    @Actor() actor: string,
  ): Promise<void> {
    return this.failures.reopen(placeFrom(scoreSetId, entryId), actor);
  }
}
