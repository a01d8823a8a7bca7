import { AlignmentService, WhyChangedService } from '@jeonghap/recompute';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { ListAnswers } from '../entry/api-answers.js';
import { HistoryQueryDto, ProblemDto } from '../entry/entry.dto.js';
import { pairFrom } from './pair-from.js';
import { AlignmentChangePageDto } from './alignment-change.dto.js';
import { AlignmentDto } from './alignment.dto.js';

@ApiTags('alignments')
@Controller('alignments')
@Allow('everyone')
export class AlignmentController {
  constructor(
    private readonly alignments: AlignmentService,
    private readonly whyChanged: WhyChangedService,
  ) {}

  @Get(':askId/:measureId')
  @ApiOperation({
    summary:
      'One alignment with all that its score rests on: every part, both texts, and each facet compared',
  })
  @ApiOkResponse({ type: AlignmentDto })
  @ApiNotFoundResponse({ description: 'No such pair, or its score is below the floor', type: ProblemDto })
  async get(@Param('askId') askId: string, @Param('measureId') measureId: string): Promise<AlignmentDto> {
    pairFrom(askId, measureId);
    return this.alignments.get(askId, measureId);
  }

  @Get(':askId/:measureId/history')
  @ListAnswers(
    'Why an alignment changed: scores with the edit, field and part that moved them',
    AlignmentChangePageDto,
  )
  @ApiNotFoundResponse({ description: 'No such pair', type: ProblemDto })
  async listHistory(
    @Param('askId') askId: string,
    @Param('measureId') measureId: string,
    @Query() { limit, cursor }: HistoryQueryDto,
  ): Promise<AlignmentChangePageDto> {
    pairFrom(askId, measureId);
    return this.whyChanged.list(askId, measureId, { limit, cursor });
  }
}
