import { UnpublishedService } from '@jeonghap/catalogue';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Actor } from '../access/principal.js';
import { ListAnswers } from '../entry/api-answers.js';
import { UnpublishedPageDto, UnpublishedQueryDto } from './unpublished.dto.js';

@ApiTags('unpublished')
@Controller('unpublished')
@Allow('edit-catalogue')
export class UnpublishedController {
  constructor(private readonly unpublished: UnpublishedService) {}

  @Get()
  @ListAnswers('Drafts and internal entries of all kinds, the one changed last first', UnpublishedPageDto)
  list(@Query() query: UnpublishedQueryDto, @Actor() actor: string): Promise<UnpublishedPageDto> {
    return this.unpublished.list(query, actor);
  }
}
