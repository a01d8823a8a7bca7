import { AuditLogService } from '@jeonghap/audit';
import { CompanyEditionService } from '@jeonghap/reports';
import { Controller, Get, Header, Param, Query, type StreamableFile } from '@nestjs/common';
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
import { formatFrom, ReportFileAnswers, toDownload } from './report-file.js';

/** The weekly report as it is about the company of the account, made for each request. No list, feed or cache has it. */
@ApiTags('reports')
@Controller('reports/:week/company')
@Allow('own-session')
export class CompanyEditionController {
  constructor(
    private readonly editions: CompanyEditionService,
    private readonly audit: AuditLogService,
  ) {}

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

  @Get('files/:format')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary:
      'The weekly report for my company as a file; the same content always has the same bytes, except as PDF. HWPX is in Korean alone',
  })
  @ApiParam({ name: 'week', example: '2026-W47' })
  @ReportFileAnswers()
  @ApiBadRequestResponse({ type: ProblemDto, description: 'A field is not valid' })
  @ApiNotFoundResponse({
    type: ProblemDto,
    description: 'No such report, or the account acts for no company',
  })
  async file(
    @Param('week') week: string,
    @Param('format') name: string,
    @Query() { lang }: CompanyEditionQueryDto,
    @Actor() actor: string,
  ): Promise<StreamableFile> {
    const format = formatFrom(name);
    const file = await this.editions.file(week, { format, lang }, actor);
    // what leaves the house is noted before it does
    const detail = { week, format, edition: 'company', count: 1 };
    await this.audit.note({ kind: 'report', act: 'export', detail });
    return toDownload(file, format);
  }
}
