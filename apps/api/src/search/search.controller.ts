import { SearchService } from '@jeonghap/catalogue';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { ListAnswers } from '../entry/api-answers.js';
import { SearchAnswerDto, SearchQueryDto } from './search.dto.js';

@ApiTags('search')
@Controller('search')
@Allow('everyone')
export class SearchController {
  constructor(private readonly entries: SearchService) {}

  @Get()
  @ListAnswers(
    'Published entries of all kinds by number, name, lead consonants or text; `limit` counts for each kind',
    SearchAnswerDto,
  )
  search(@Query() query: SearchQueryDto): Promise<SearchAnswerDto> {
    return this.entries.search(query);
  }
}
