import { DeliveryBacklogService } from '@jeonghap/delivery';
import {
  CoverageService,
  FailureService,
  RecomputeStatusService,
  RecomputeWakeUp,
} from '@jeonghap/recompute';
import { Controller, Get, HttpCode, type MessageEvent, Post, Query, Sse } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Observable } from 'rxjs';
import { Allow } from '../access/allow.js';
import { Actor } from '../access/principal.js';
import { ListAnswers } from '../entry/api-answers.js';
import { RetryQueryDto } from './failure.dto.js';
import { RecomputeStatusDto, RetryAnswerDto, RunPageDto, RunQueryDto } from './recompute.dto.js';
import { RecomputeEvents } from './recompute-events.js';

@ApiTags('recompute')
@Controller('recompute')
@Allow('everyone')
export class RecomputeController {
  constructor(
    private readonly recompute: RecomputeStatusService,
    private readonly coverage: CoverageService,
    private readonly failures: FailureService,
    private readonly wakeUp: RecomputeWakeUp,
    private readonly events: RecomputeEvents,
    private readonly backlog: DeliveryBacklogService,
  ) {}

  @Get()
  @ApiOperation({
    summary:
      'What waits for computation and to go out, since when, what failed and why, and how old the sources are',
  })
  @ApiOkResponse({ type: RecomputeStatusDto })
  async status(): Promise<RecomputeStatusDto> {
    return {
      ...(await this.recompute.status()),
      sources: await this.coverage.completeness(),
      registers: await this.recompute.sourceFreshness(),
      deliveries: await this.backlog.read(),
    };
  }

  @Post('retry')
  @Allow('administer')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take failed entries up again, all that are not dismissed or those of one cause' })
  @ApiOkResponse({ type: RetryAnswerDto })
  async retry(@Query() { causeId }: RetryQueryDto, @Actor() actor: string): Promise<RetryAnswerDto> {
    const retried = await this.failures.retryAll(causeId, actor);
    this.wakeUp.wake();
    return { retried };
  }

  @Get('runs')
  @Allow('see-internal')
  @ListAnswers('The batches that workers computed, the latest first', RunPageDto)
  runs(@Query() query: RunQueryDto): Promise<RunPageDto> {
    return this.recompute.runs(query);
  }

  @Sse('events')
  @ApiOperation({
    summary: 'Server-sent events: `progress` for the whole, `entry` when an entry starts or stops waiting',
  })
  @ApiProduces('text/event-stream')
  stream(): Observable<MessageEvent> {
    return this.events.stream();
  }
}
