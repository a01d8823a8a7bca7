import { isUuid } from '@jeonghap/catalogue';
import { NotFound } from '@jeonghap/platform';
import { WhyChangedService } from '@jeonghap/recompute';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SublistAnswers } from '../entry/api-answers.js';
import { HistoryQueryDto } from '../entry/entry.dto.js';
import { AlignmentChangePageDto } from './alignment-change.dto.js';

@ApiTags('alignments')
@Controller('alignments')
export class AlignmentHistoryController {
  constructor(private readonly whyChanged: WhyChangedService) {}

  @Get(':askId/:measureId/history')
  @SublistAnswers(
    'Why an alignment changed: scores with the edit, field and part that moved them',
    AlignmentChangePageDto,
  )
  list(
    @Param('askId') askId: string,
    @Param('measureId') measureId: string,
    @Query() { limit, cursor }: HistoryQueryDto,
  ): Promise<AlignmentChangePageDto> {
    if (!isUuid(askId) || !isUuid(measureId)) throw new NotFound('alignment.not-found');
    return this.whyChanged.list(askId, measureId, { limit, cursor });
  }
}
