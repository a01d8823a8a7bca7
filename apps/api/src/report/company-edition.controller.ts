import { CompanyEditionService } from '@jeonghap/reports';
import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Actor } from '../access/principal.js';
import { ProblemDto } from '../entry/entry.dto.js';
import { CompanyEditionDto, CompanyEditionQueryDto } from './company-edition.dto.js';

/** The weekly report as it is about the company of the account. No file, feed or cache has it. */
@ApiTags('reports')
@Controller('reports/:week/company')
@Allow('own-session')
export class CompanyEditionController {
  constructor(private readonly editions: CompanyEditionService) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary:
      'The weekly report for my company: its own asks, public answers to them, and what fits its saved profiles',
  })
  @ApiParam({ name: 'week', example: '2026-W47' })
  @ApiOkResponse({ type: CompanyEditionDto })
  @ApiBadRequestResponse({ type: ProblemDto, description: 'A field is not valid' })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'No such report' })
  get(
    @Param('week') week: string,
    @Query() { lang }: CompanyEditionQueryDto,
    @Actor() actor: string,
  ): Promise<CompanyEditionDto> {
    return this.editions.get(week, lang, actor);
  }
}
