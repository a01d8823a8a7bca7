import { CoverageService } from '@jeonghap/recompute';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiBadRequestResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { ProblemDto } from '../entry/entry.dto.js';
import { toMoment } from '../work-board/work-filter.js';
import { CoverageSummaryDto, CoverageSummaryQueryDto } from './coverage.dto.js';

@ApiTags('coverage')
@Controller()
@Allow('everyone')
export class CoverageController {
  constructor(private readonly coverage: CoverageService) {}

  @Get('coverage/summary')
  @ApiOperation({ summary: 'Proposals and asks by coverage, over all and by axis' })
  @ApiOkResponse({ type: CoverageSummaryDto })
  @ApiBadRequestResponse({ type: ProblemDto, description: 'The moment is none' })
  summary(@Query() { since }: CoverageSummaryQueryDto): Promise<CoverageSummaryDto> {
    return this.coverage.summary(toMoment(since));
  }
}
