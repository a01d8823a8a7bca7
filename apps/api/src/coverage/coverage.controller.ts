import { CoverageService } from '@jeonghap/recompute';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { CoverageSummaryDto } from './coverage.dto.js';

@ApiTags('coverage')
@Controller()
@Allow('everyone')
export class CoverageController {
  constructor(private readonly coverage: CoverageService) {}

  @Get('coverage/summary')
  @ApiOperation({ summary: 'Proposals and asks by coverage, over all and by axis' })
  @ApiOkResponse({ type: CoverageSummaryDto })
  summary(): Promise<CoverageSummaryDto> {
    return this.coverage.summary();
  }
}
