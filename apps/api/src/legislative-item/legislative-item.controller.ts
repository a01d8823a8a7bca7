import { HistoryService, type LegislativeItem, LegislativeItemService } from '@jeonghap/catalogue';
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
  CreateLegislativeItemDto,
  EditLegislativeItemDto,
  LegislativeItemDto,
  LegislativeItemPageDto,
  LegislativeItemQueryDto,
} from './legislative-item.dto.js';

@ApiTags('legislative-items')
@Controller('legislative-items')
export class LegislativeItemController {
  constructor(
    private readonly items: LegislativeItemService,
    private readonly history: HistoryService,
    private readonly coverage: CoverageService,
    private readonly alignments: AlignmentService,
  ) {}

  @Get()
  @ListAnswers('Published legislative items', LegislativeItemPageDto)
  list(@Query() query: LegislativeItemQueryDto): Promise<LegislativeItemPageDto> {
    return this.items.list(query);
  }

  @Get(':key')
  @ReadAnswers('One legislative item', LegislativeItemDto)
  async get(
    @Param('key') key: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LegislativeItemDto> {
    return sendRevision(reply, await this.view(await this.items.get(key)));
  }

  @Post()
  @CreateAnswers('Create a legislative item', LegislativeItemDto)
  async create(
    @Body() draft: CreateLegislativeItemDto,
    @IdempotencyKey() idempotencyKey: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LegislativeItemDto> {
    return sendRevision(reply, await this.view(await this.items.create(draft, LOCAL_ACTOR, idempotencyKey)));
  }

  @Patch(':key')
  @EditAnswers('Change fields of a legislative item', LegislativeItemDto)
  async edit(
    @Param('key') key: string,
    @IfMatchRevision() revision: number,
    @Body() patch: EditLegislativeItemDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LegislativeItemDto> {
    return sendRevision(reply, await this.view(await this.items.edit({ key, revision }, patch, LOCAL_ACTOR)));
  }

  @Get(':key/alignments')
  @SublistAnswers('Asks that a legislative item answers, best first', AlignmentPageDto)
  async listAlignments(
    @Param('key') key: string,
    @Query() query: MeasureAlignmentQueryDto,
  ): Promise<AlignmentPageDto> {
    const id = await this.items.idOf(key);
    return this.alignments.ofMeasure(id, query);
  }

  @Get(':key/history')
  @SublistAnswers('Revisions of a legislative item, newest first', RevisionPageDto)
  async listHistory(
    @Param('key') key: string,
    @Query() { limit, cursor }: HistoryQueryDto,
  ): Promise<RevisionPageDto> {
    const id = await this.items.idOf(key);
    return this.history.list('legislative_item', id, limit, cursor);
  }

  private async view({ visibility: _visibility, ...item }: LegislativeItem): Promise<LegislativeItemDto> {
    return { ...item, facets: (await this.coverage.facetsOfMeasure(item.id)) ?? null };
  }
}
