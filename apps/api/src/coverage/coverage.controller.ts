import { CoverageService } from '@jeonghap/recompute';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CoverageSummaryDto, RecomputeDepthDto } from './coverage.dto.js';

@ApiTags('coverage')
@Controller()
export class CoverageController {
  constructor(private readonly coverage: CoverageService) {}

  @Get('coverage/summary')
  @ApiOperation({ summary: 'Proposals and asks by coverage, over all and by axis' })
  @ApiOkResponse({ type: CoverageSummaryDto })
  summary(): Promise<CoverageSummaryDto> {
    return this.coverage.summary();
  }

  @Get('recompute')
  @ApiOperation({ summary: 'How much of the scores waits for computation or failed' })
  @ApiOkResponse({ type: RecomputeDepthDto })
  depth(): Promise<RecomputeDepthDto> {
    return this.coverage.depth();
  }
}
