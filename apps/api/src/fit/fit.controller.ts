import { FitService, ProfileCountService, searchIndustries } from '@jeonghap/fit';
import { NotFound } from '@jeonghap/platform';
import { PagePrinter } from '@jeonghap/reports';
import { ProgrammeRelevanceService } from '@jeonghap/recompute';
import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Actor } from '../access/principal.js';
import { ProblemDto } from '../entry/entry.dto.js';
import { XLSX } from '../export/workbook-cells.js';
import { type CompanyFactsDto } from './company-facts.dto.js';
import { FIT_FILES, type FitFileFormat, writeFitFile } from './fit-file.js';
import { fitPage } from './fit-print.js';
import {
  AssessFitDto,
  FitAnswerDto,
  FitFileRequestDto,
  FitPageDto,
  FitPageRequestDto,
  FitStatisticsDto,
  IndustryListDto,
  IndustryQueryDto,
} from './fit.dto.js';

const MOST_INDUSTRIES = 20;
const FORMATS: readonly FitFileFormat[] = ['csv', 'xlsx', 'ics', 'pdf'];
const badFields = ApiBadRequestResponse({ type: ProblemDto, description: 'Fields need correcting' });

/**
 * Measures companies by programmes, for anybody. What is sent is answered and forgotten: it is stored nowhere and stands in no log. These are
 * POST requests since facts of a company belong into no address.
 */
@ApiTags('company fit')
@Controller()
@Allow('everyone')
export class FitController {
  constructor(
    private readonly fit: FitService,
    private readonly relevance: ProgrammeRelevanceService,
    private readonly counts: ProfileCountService,
    private readonly printer: PagePrinter,
  ) {}

  @Post('fit')
  @HttpCode(200)
  @ApiOperation({ summary: 'Which programmes a company can use, why or why not, and what would change that' })
  @ApiOkResponse({ type: FitAnswerDto })
  @badFields
  async assess(@Body() { facts, limit }: AssessFitDto): Promise<FitAnswerDto> {
    const answer = await this.fit.assess(await this.toRequest(facts), limit);
    return { ...answer, isPdfMade: this.printer.isThere() };
  }

  @Post('fit/results')
  @HttpCode(200)
  @ApiOperation({ summary: 'A further page of one group' })
  @ApiOkResponse({ type: FitPageDto })
  @badFields
  async page(@Body() { facts, ...page }: FitPageRequestDto): Promise<FitPageDto> {
    return this.fit.page({ ...(await this.toRequest(facts)), ...page });
  }

  @Post('fit/files/:format')
  @HttpCode(200)
  @ApiOperation({ summary: 'The programmes of some groups as a file, or their last days as a calendar' })
  @ApiParam({ name: 'format', enum: Object.keys(FIT_FILES) })
  @ApiProduces(XLSX, 'text/csv', 'text/calendar', 'application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @badFields
  @ApiNotFoundResponse({ type: ProblemDto, description: 'No such format' })
  @ApiServiceUnavailableResponse({ type: ProblemDto, description: 'PDF cannot be printed here, or not now' })
  async file(
    @Param('format') name: string,
    @Body() { facts, groups, lang }: FitFileRequestDto,
  ): Promise<StreamableFile> {
    const format = FORMATS.find((one) => one === name);
    if (format === undefined) throw new NotFound('route.not-found');
    const all = await this.fit.all(await this.toRequest(facts), groups);
    const file =
      format === 'pdf'
        ? this.printer.print((fontFaces) => fitPage(all, lang, fontFaces))
        : writeFitFile(format, all, lang);
    return new StreamableFile(await file, FIT_FILES[format]);
  }

  @Get('industries')
  @ApiOperation({ summary: 'Industries of the Korean classification (KSIC) by name or code' })
  @ApiOkResponse({ type: IndustryListDto })
  @badFields
  industries(@Query() { q }: IndustryQueryDto): IndustryListDto {
    return { items: searchIndustries(q).slice(0, MOST_INDUSTRIES) };
  }

  @Get('fit/statistics')
  @Allow('see-internal')
  @ApiOperation({ summary: 'How many companies keep profiles; numbers are cut to multiples of five' })
  @ApiOkResponse({ type: FitStatisticsDto })
  statistics(@Actor() actor: string): Promise<FitStatisticsDto> {
    return this.counts.list(actor);
  }

  private async toRequest(facts: CompanyFactsDto) {
    const { wants } = facts;
    return { facts, relevance: wants === null ? undefined : await this.relevance.ofText(wants) };
  }
}
