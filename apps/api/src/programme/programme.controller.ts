import { HistoryService, type Programme, ProgrammeService } from '@jeonghap/catalogue';
import { AlignmentService, CoverageService } from '@jeonghap/recompute';
import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { AlignmentPageDto, MeasureAlignmentQueryDto } from '../alignment/alignment.dto.js';
import {
  CreateAnswers,
  EditAnswers,
  ListAnswers,
  ReadAnswers,
  SublistAnswers,
} from '../entry/api-answers.js';
import { HistoryQueryDto, RevisionPageDto } from '../entry/entry.dto.js';
import { IdempotencyKey, IfMatchRevision, LOCAL_ACTOR, sendRevision } from '../http/preconditions.js';
import {
  CreateProgrammeDto,
  EditProgrammeDto,
  ProgrammeDto,
  ProgrammePageDto,
  ProgrammeQueryDto,
} from './programme.dto.js';

@ApiTags('programmes')
@Controller('programmes')
export class ProgrammeController {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly history: HistoryService,
    private readonly coverage: CoverageService,
    private readonly alignments: AlignmentService,
  ) {}

  @Get()
  @ListAnswers('Published programmes', ProgrammePageDto)
  list(@Query() query: ProgrammeQueryDto): Promise<ProgrammePageDto> {
    return this.programmes.list(query);
  }

  @Get(':key')
  @ReadAnswers('One programme', ProgrammeDto)
  async get(
    @Param('key') key: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProgrammeDto> {
    return sendRevision(reply, await this.view(await this.programmes.get(key)));
  }

  @Post()
  @CreateAnswers('Create a programme', ProgrammeDto)
  async create(
    @Body() draft: CreateProgrammeDto,
    @IdempotencyKey() idempotencyKey: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProgrammeDto> {
    return sendRevision(
      reply,
      await this.view(await this.programmes.create(draft, LOCAL_ACTOR, idempotencyKey)),
    );
  }

  @Patch(':key')
  @EditAnswers('Change fields of a programme', ProgrammeDto)
  async edit(
    @Param('key') key: string,
    @IfMatchRevision() revision: number,
    @Body() patch: EditProgrammeDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProgrammeDto> {
    return sendRevision(
      reply,
      await this.view(await this.programmes.edit({ key, revision }, patch, LOCAL_ACTOR)),
    );
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
    @Query() { limit, cursor }: HistoryQueryDto,
  ): Promise<RevisionPageDto> {
    const id = await this.programmes.idOf(key);
    return this.history.list('programme', id, limit, cursor);
  }

  private async view({ visibility: _visibility, ...programme }: Programme): Promise<ProgrammeDto> {
    return { ...programme, facets: (await this.coverage.facetsOfMeasure(programme.id)) ?? null };
  }
}
