import { CoverageService, RecomputeStatusService, RecomputeWakeUp } from '@jeonghap/recompute';
import { Controller, Get, HttpCode, type MessageEvent, Post, Sse } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Observable } from 'rxjs';
import { Allow } from '../access/allow.js';
import { RecomputeStatusDto, RetryAnswerDto } from './recompute.dto.js';
import { RecomputeEvents } from './recompute-events.js';

@ApiTags('recompute')
@Controller('recompute')
@Allow('everyone')
export class RecomputeController {
  constructor(
    private readonly recompute: RecomputeStatusService,
    private readonly coverage: CoverageService,
    private readonly wakeUp: RecomputeWakeUp,
    private readonly events: RecomputeEvents,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'What waits for computation, since when, what failed and why, and how old the sources are',
  })
  @ApiOkResponse({ type: RecomputeStatusDto })
  async status(): Promise<RecomputeStatusDto> {
    return {
      ...(await this.recompute.status()),
      sources: await this.coverage.completeness(),
      registers: await this.recompute.sourceFreshness(),
    };
  }

  @Post('retry')
  @Allow('administer')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take failed entries up again' })
  @ApiOkResponse({ type: RetryAnswerDto })
  async retry(): Promise<RetryAnswerDto> {
    const retried = await this.recompute.retryFailed();
    this.wakeUp.wake();
    return { retried };
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
