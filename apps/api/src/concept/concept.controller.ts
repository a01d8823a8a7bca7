import { ConceptService } from '@jeonghap/recompute';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { ListAnswers } from '../entry/api-answers.js';
import { ConceptPageDto, ConceptQueryDto } from './concept.dto.js';

@ApiTags('concepts')
@Controller('concepts')
@Allow('everyone')
export class ConceptController {
  constructor(private readonly concepts: ConceptService) {}

  @Get()
  @ListAnswers('Values that facets of entries may have, by Korean name', ConceptPageDto)
  list(@Query() { id, ...filter }: ConceptQueryDto): Promise<ConceptPageDto> {
    return this.concepts.list({ ...filter, ids: id });
  }
}
