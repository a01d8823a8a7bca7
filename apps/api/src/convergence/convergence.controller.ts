import { ConvergenceService } from '@jeonghap/recompute';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { ListAnswers } from '../entry/api-answers.js';
import { ConvergencePageDto, ConvergenceQueryDto } from './convergence.dto.js';

@ApiTags('convergence')
@Controller('convergence')
@Allow('everyone')
export class ConvergenceController {
  constructor(private readonly convergence: ConvergenceService) {}

  @Get()
  @ListAnswers(
    'Asks of several stakeholders that ask the same, with what opposes and what answers them',
    ConvergencePageDto,
  )
  list(
    @Query() { axis, stakeholder, opposed, limit, cursor }: ConvergenceQueryDto,
  ): Promise<ConvergencePageDto> {
    return this.convergence.list({ axis, stakeholderId: stakeholder, opposed, limit, cursor });
  }
}
