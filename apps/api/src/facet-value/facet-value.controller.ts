import { ConceptService } from '@jeonghap/recompute';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { ListAnswers } from '../entry/api-answers.js';
import { FacetValuePageDto, FacetValueQueryDto } from './facet-value.dto.js';

@ApiTags('facet-values')
@Controller('facet-values')
@Allow('everyone')
export class FacetValueController {
  constructor(private readonly concepts: ConceptService) {}

  @Get()
  @ListAnswers('Values that facets of entries may have, by Korean name', FacetValuePageDto)
  list(@Query() { id, ...filter }: FacetValueQueryDto): Promise<FacetValuePageDto> {
    return this.concepts.list({ ...filter, ids: id });
  }
}
