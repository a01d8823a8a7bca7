import { type EditTarget, type Programme, ProgrammeService, toCalendar } from '@jeonghap/catalogue';
import { AlignmentService, CoverageService } from '@jeonghap/recompute';
import { type Principal } from '@jeonghap/identity';
import { Body, Controller, Get, Header, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBadRequestResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Allow } from '../access/allow.js';
import { Actor, Viewer } from '../access/principal.js';
import { AlignmentPageDto, MeasureAlignmentQueryDto } from '../alignment/alignment.dto.js';
import {
  CreateAnswers,
  EditAnswers,
  ListAnswers,
  ReadAnswers,
  SublistAnswers,
} from '../entry/api-answers.js';
import { EntryHistory } from '../entry/entry-history.js';
import { HistoryQueryDto, ProblemDto, RevisionPageDto } from '../entry/entry.dto.js';
import { originOf } from '../http/origin-of.js';
import { IdempotencyKey, EditedEntry, sendRevision } from '../http/preconditions.js';
import {
  CreateProgrammeDto,
  EditProgrammeDto,
  EditableProgrammeDto,
  ProgrammeCalendarQueryDto,
  ProgrammeDto,
  ProgrammePageDto,
  ProgrammeQueryDto,
} from './programme.dto.js';

@ApiTags('programmes')
@Controller('programmes')
@Allow('everyone')
export class ProgrammeController {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly history: EntryHistory,
    private readonly coverage: CoverageService,
    private readonly alignments: AlignmentService,
  ) {}

  @Get()
  @ListAnswers('Published programmes', ProgrammePageDto)
  list(@Query() query: ProgrammeQueryDto): Promise<ProgrammePageDto> {
    return this.programmes.list(query);
  }

  @Get('calendar.ics')
  @ApiOperation({
    summary:
      'The last days of applications to published programmes, by the filters of their list, as iCalendar',
  })
  @ApiProduces('text/calendar')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiBadRequestResponse({ type: ProblemDto, description: 'A filter is not valid' })
  @Header('content-type', 'text/calendar; charset=utf-8')
  async calendar(
    @Query() { lang, ...filter }: ProgrammeCalendarQueryDto,
    @Req() request: FastifyRequest,
  ): Promise<string> {
    return toCalendar(await this.programmes.listForCalendar(filter), lang, originOf(request));
  }

  @Get(':key')
  @ReadAnswers('One programme', ProgrammeDto)
  async get(
    @Param('key') key: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProgrammeDto> {
    return sendRevision(reply, await this.view(await this.programmes.get(key)));
  }

  @Get(':key/editable')
  @Allow('edit-catalogue')
  @ReadAnswers('What an editor may change of a programme, published or not', EditableProgrammeDto)
  async getEditable(
    @Param('key') key: string,
    @Actor() actor: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EditableProgrammeDto> {
    return sendRevision(reply, await this.programmes.getForEdit(key, actor));
  }

  @Post()
  @Allow('edit-catalogue')
  @CreateAnswers('Create a programme', ProgrammeDto)
  async create(
    @Body() draft: CreateProgrammeDto,
    @IdempotencyKey() idempotencyKey: string | undefined,
    @Actor() actor: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProgrammeDto> {
    return sendRevision(reply, await this.view(await this.programmes.create(draft, actor, idempotencyKey)));
  }

  @Patch(':key')
  @Allow('edit-catalogue')
  @EditAnswers('Change fields of a programme', ProgrammeDto)
  async edit(
    @EditedEntry() target: EditTarget,
    @Body() patch: EditProgrammeDto,
    @Actor() actor: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProgrammeDto> {
    return sendRevision(reply, await this.view(await this.programmes.edit(target, patch, actor)));
  }

  @Get(':key/alignments')
  @SublistAnswers('Asks that a programme answers, best first', AlignmentPageDto)
  async listAlignments(
    @Param('key') key: string,
    @Query() query: MeasureAlignmentQueryDto,
  ): Promise<AlignmentPageDto> {
    const id = await this.programmes.idOf(key);
    return this.alignments.ofMeasure(id, query);
  }

  @Get(':key/history')
  @SublistAnswers('Revisions of a programme, newest first', RevisionPageDto)
  async listHistory(
    @Param('key') key: string,
    @Query() query: HistoryQueryDto,
    @Viewer() viewer: Principal | undefined,
  ): Promise<RevisionPageDto> {
    const id = await this.programmes.idOf(key);
    return this.history.list('programme', id, query, viewer);
  }

  private async view({ visibility: _visibility, ...programme }: Programme): Promise<ProgrammeDto> {
    return {
      ...programme,
      facets: (await this.coverage.facetsOfMeasure(programme.id)) ?? null,
      wordings: await this.programmes.wordingsOf(programme.id),
    };
  }
}
