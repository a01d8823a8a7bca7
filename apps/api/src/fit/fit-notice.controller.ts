import { FitNoticeService } from '@jeonghap/fit';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBadRequestResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Actor } from '../access/principal.js';
import { ListAnswers } from '../entry/api-answers.js';
import { ProblemDto } from '../entry/entry.dto.js';
import { FitNoticePageDto, FitNoticeQueryDto, NoticesReadDto, ReadNoticesDto } from './fit-notice.dto.js';

/** Verdicts on saved profiles that changed, for the company that saved them. */
@ApiTags('company fit')
@Controller('fit/notices')
@Allow('own-session')
export class FitNoticeController {
  constructor(private readonly notices: FitNoticeService) {}

  @Get()
  @ListAnswers('Verdicts on the saved profiles of my company that changed, and why', FitNoticePageDto)
  list(@Query() query: FitNoticeQueryDto, @Actor() actor: string): Promise<FitNoticePageDto> {
    return this.notices.list(query, actor);
  }

  @Post('read')
  @HttpCode(200)
  @ApiOperation({ summary: 'Mark notices to my company as read' })
  @ApiOkResponse({ type: NoticesReadDto })
  @ApiBadRequestResponse({ type: ProblemDto, description: 'Fields need correcting' })
  async markRead(@Body() { ids }: ReadNoticesDto, @Actor() actor: string): Promise<NoticesReadDto> {
    return { marked: await this.notices.markRead(ids, actor) };
  }
}
