import { ScoringMethodService } from '@jeonghap/recompute';
import { Controller, Get } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { ProblemDto } from '../entry/entry.dto.js';
import { ScoringMethodDto } from './scoring-method.dto.js';

@ApiTags('scoring-method')
@Controller('scoring-method')
@Allow('everyone')
export class ScoringMethodController {
  constructor(private readonly method: ScoringMethodService) {}

  @Get()
  @ApiOperation({
    summary: 'How scores are made, how they spread, and how the model did on texts it had not seen',
  })
  @ApiOkResponse({ type: ScoringMethodDto })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'Nothing has been computed yet' })
  describe(): Promise<ScoringMethodDto> {
    return this.method.describe();
  }
}
