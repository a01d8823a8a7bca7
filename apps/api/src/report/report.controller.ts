import { AuditLogService } from '@jeonghap/audit';
import { actorOf, type Principal } from '@jeonghap/identity';
import { Forbidden, InvalidInput } from '@jeonghap/platform';
import {
  type Audience,
  contentDigest,
  parseWeek,
  REPORT_JSON_SCHEMA,
  ReportMakingService,
  ReportReadingService,
  toDocument,
  type Week,
  weekAfter,
  weekOf,
} from '@jeonghap/reports';
import {
  applyDecorators,
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  Query,
  Req,
  type StreamableFile,
} from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiForbiddenResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Actor, Viewer } from '../access/principal.js';
import { ListAnswers } from '../entry/api-answers.js';
import { ProblemDto } from '../entry/entry.dto.js';
import { type FastifyRequest } from 'fastify';
import { originOf } from '../http/origin-of.js';
import { formatFrom, ReportFileAnswers, toDownload } from './report-file.js';
import {
  MakeReportDto,
  PreviewReportDto,
  ReportComparisonQueryDto,
  ReportDifferenceDto,
  ReportDocumentDto,
  ReportFeedQueryDto,
  ReportListQueryDto,
  ReportPageDto,
  ReportQueryDto,
  ReportViewDto,
} from './report.dto.js';

const problem = (description: string) => ({ type: ProblemDto, description });
const notFound = ApiNotFoundResponse(problem('No such report'));
const forbidden = ApiForbiddenResponse(problem('The internal edition is for those who work here'));
const conflict = ApiConflictResponse(problem('The week is not over, is not on record, or has its report'));
const badRequest = ApiBadRequestResponse(problem('A field is not valid, or there is no such week'));
const weekParam = ApiParam({ name: 'week', example: '2026-W47' });

/** @throws InvalidInput `report.week-invalid` */
function weekFrom(text: string): Week {
  const week = parseWeek(text);
  if (week === undefined) throw new InvalidInput('report.week-invalid');
  return week;
}

/** Who looks, to the database; the public is nobody. @throws Forbidden `access.denied` */
function readerOf(viewer: Principal | undefined, audience: Audience): string | undefined {
  if (audience === 'internal' && viewer?.rights.includes('see-internal') !== true)
    throw new Forbidden('access.denied');
  return viewer === undefined ? undefined : actorOf(viewer);
}

const FeedAnswers = (summary: string): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary: `${summary}, as Atom` }),
    ApiProduces('application/atom+xml'),
    ApiOkResponse({ schema: { type: 'string' } }),
    Header('content-type', 'application/atom+xml; charset=utf-8'),
    badRequest,
  );

@ApiTags('reports')
@Controller('reports')
@Allow('everyone')
export class ReportController {
  constructor(
    private readonly reading: ReportReadingService,
    private readonly making: ReportMakingService,
    private readonly audit: AuditLogService,
  ) {}

  @Get()
  @ListAnswers('Weekly reports, the latest week first, each by its latest edition', ReportPageDto)
  @forbidden
  async list(
    @Query() { audience, limit, cursor }: ReportListQueryDto,
    @Viewer() viewer: Principal | undefined,
  ): Promise<ReportPageDto> {
    const page = await this.reading.list(audience, { limit, cursor }, readerOf(viewer, audience));
    const presentWeek = weekOf(new Date());
    return {
      ...page,
      presentWeek,
      lastWeek: weekAfter(presentWeek, -1),
      nextDueAt: await this.making.nextDueAt(),
    };
  }

  @Post()
  @Allow('administer')
  @ApiOperation({
    summary: 'Make the report of a week that is over, or a further edition of it with a reason',
  })
  @ApiCreatedResponse({ type: ReportViewDto })
  @badRequest
  @conflict
  async make(@Body() { week: name, reason }: MakeReportDto, @Actor() actor: string): Promise<ReportViewDto> {
    const week = weekFrom(name);
    if (reason === undefined) await this.making.make(week, actor);
    else await this.making.correct(week, reason, actor);
    return this.reading.get({ week, audience: 'public' }, 'ko', actor);
  }

  @Post('preview')
  @Allow('administer')
  @HttpCode(200)
  @ApiOperation({
    summary: 'What the report of a week would say, of one that is not over so far; nothing is stored',
  })
  @ApiOkResponse({ type: ReportDocumentDto })
  @badRequest
  @conflict
  async preview(
    @Body() { week, audience, lang }: PreviewReportDto,
    @Actor() actor: string,
  ): Promise<ReportDocumentDto> {
    const report = await this.making.preview(weekFrom(week), audience, actor);
    return toDocument(report, contentDigest(report), lang);
  }

  @Get('schemas/1')
  @ApiOperation({ summary: 'JSON Schema (draft 2020-12) of a report as JSON' })
  @ApiProduces('application/schema+json')
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  @Header('content-type', 'application/schema+json; charset=utf-8')
  schema(): Readonly<Record<string, unknown>> {
    return REPORT_JSON_SCHEMA;
  }

  @Get('feeds/reports.atom')
  @FeedAnswers('The last weekly reports')
  reportFeed(@Query() { lang }: ReportFeedQueryDto, @Req() request: FastifyRequest): Promise<string> {
    return this.reading.feed('reports', lang, originOf(request));
  }

  @Get('feeds/gaps.atom')
  @FeedAnswers('The gaps that opened or closed, as the last weekly reports name them')
  gapFeed(@Query() { lang }: ReportFeedQueryDto, @Req() request: FastifyRequest): Promise<string> {
    return this.reading.feed('gaps', lang, originOf(request));
  }

  @Get(':week')
  @ApiOperation({ summary: 'A weekly report in a language' })
  @weekParam
  @ApiOkResponse({ type: ReportViewDto })
  @badRequest
  @forbidden
  @notFound
  get(
    @Param('week') week: string,
    @Query() { audience, lang, edition }: ReportQueryDto,
    @Viewer() viewer: Principal | undefined,
  ): Promise<ReportViewDto> {
    return this.reading.get({ week, audience, edition }, lang, readerOf(viewer, audience));
  }

  @Get(':week/comparison')
  @ApiOperation({ summary: 'What a report says otherwise than the one of an earlier week' })
  @weekParam
  @ApiOkResponse({ type: ReportDifferenceDto })
  @badRequest
  @forbidden
  @notFound
  compare(
    @Param('week') week: string,
    @Query() { audience, lang, edition, with: withWeek }: ReportComparisonQueryDto,
    @Viewer() viewer: Principal | undefined,
  ): Promise<ReportDifferenceDto> {
    return this.reading.compare({ week, audience, edition }, withWeek, lang, readerOf(viewer, audience));
  }

  @Get(':week/files/:format')
  @ApiOperation({
    summary:
      'A report as a file; the same report always has the same bytes, except as PDF. HWPX is in Korean alone',
  })
  @weekParam
  @ReportFileAnswers()
  @badRequest
  @forbidden
  @notFound
  async file(
    @Param('week') week: string,
    @Param('format') name: string,
    @Query() { audience, lang, edition }: ReportQueryDto,
    @Viewer() viewer: Principal | undefined,
  ): Promise<StreamableFile> {
    const format = formatFrom(name);
    const file = await this.reading.file(
      { week, audience, edition },
      { format, lang },
      readerOf(viewer, audience),
    );
    // what leaves the house is noted before it does
    if (audience === 'internal')
      await this.audit.note({ kind: 'report', act: 'export', detail: { week, format, count: 1 } });
    return toDownload(file, format);
  }
}
