import { DuplicateService } from '@jeonghap/review';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Actor } from '../access/principal.js';
import { ListAnswers } from '../entry/api-answers.js';
import { ProblemDto } from '../entry/entry.dto.js';
import { idFrom } from '../http/id-from.js';
import { DuplicatePageDto, DuplicateQueryDto, LikeQueryDto, LikeSuggestionListDto } from './duplicate.dto.js';

const idsFrom = (firstId: string, secondId: string): readonly [string, string] => [
  idFrom(firstId, 'proposal.not-found'),
  idFrom(secondId, 'proposal.not-found'),
];

@ApiTags('duplicates')
@Controller('duplicates')
@Allow('edit-catalogue')
export class DuplicateController {
  constructor(private readonly duplicates: DuplicateService) {}

  @Get()
  @ListAnswers(
    'Pairs of published proposals that seem to ask the same, the most alike first',
    DuplicatePageDto,
  )
  list(
    @Query() { dismissed, limit, cursor }: DuplicateQueryDto,
    @Actor() actor: string,
  ): Promise<DuplicatePageDto> {
    return this.duplicates.list({ dismissed, limit, cursor }, actor);
  }

  @Post('suggestions')
  @HttpCode(200)
  @ApiOperation({ summary: 'Published proposals that ask what is being written; stores nothing' })
  @ApiOkResponse({ type: LikeSuggestionListDto })
  async suggest(@Body() { title = '', texts, except }: LikeQueryDto): Promise<LikeSuggestionListDto> {
    return { items: await this.duplicates.suggest(title, texts, except) };
  }

  @Put(':firstId/:secondId/dismissal')
  @HttpCode(204)
  @ApiOperation({ summary: 'Say that two proposals do not ask the same: they are not suggested again' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto, description: 'One of them is not published' })
  dismiss(
    @Param('firstId') firstId: string,
    @Param('secondId') secondId: string,
    @Actor() actor: string,
  ): Promise<void> {
    return this.duplicates.dismiss(idsFrom(firstId, secondId), actor);
  }

  @Delete(':firstId/:secondId/dismissal')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take that back' })
  @ApiNoContentResponse()
  reopen(
    @Param('firstId') firstId: string,
    @Param('secondId') secondId: string,
    @Actor() actor: string,
  ): Promise<void> {
    return this.duplicates.reopen(idsFrom(firstId, secondId), actor);
  }
}
