import { CoverageHistoryService } from '@jeonghap/recompute';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { ListAnswers } from '../entry/api-answers.js';
import { CoverageHistoryDto, CoverageHistoryQueryDto } from './coverage-history.dto.js';

@ApiTags('coverage')
@Controller()
@Allow('everyone')
export class CoverageHistoryController {
  constructor(private readonly history: CoverageHistoryService) {}

  @Get('coverage/history')
  @ListAnswers('What the coverage of published proposals was, week by week', CoverageHistoryDto)
  weekly(@Query() { until, weeks, ...filter }: CoverageHistoryQueryDto): Promise<CoverageHistoryDto> {
    return this.history.weekly({ filter, until: new Date(until), weeks });
  }
}
