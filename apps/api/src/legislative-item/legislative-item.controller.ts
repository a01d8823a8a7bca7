import { type EditTarget, type LegislativeItem, LegislativeItemService } from '@jeonghap/catalogue';
import { AlignmentService, CoverageService } from '@jeonghap/recompute';
import { type Principal } from '@jeonghap/identity';
import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
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
import { HistoryQueryDto, RevisionPageDto } from '../entry/entry.dto.js';
import { IdempotencyKey, EditedEntry, sendRevision } from '../http/preconditions.js';
import {
  CreateLegislativeItemDto,
  EditLegislativeItemDto,
  EditableLegislativeItemDto,
  LegislativeItemDto,
  LegislativeItemPageDto,
  LegislativeItemQueryDto,
} from './legislative-item.dto.js';

@ApiTags('legislative-items')
@Controller('legislative-items')
@Allow('everyone')
export class LegislativeItemController {
  constructor(
    private readonly items: LegislativeItemService,
    private readonly history: EntryHistory,
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

  @Get(':key/editable')
  @Allow('edit-catalogue')
  @ReadAnswers(
    'What an editor may change of a legislative item, published or not',
    EditableLegislativeItemDto,
  )
  async getEditable(
    @Param('key') key: string,
    @Actor() actor: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EditableLegislativeItemDto> {
    return sendRevision(reply, await this.items.getForEdit(key, actor));
  }

  @Post()
  @Allow('edit-catalogue')
  @CreateAnswers('Create a legislative item', LegislativeItemDto)
  async create(
    @Body() draft: CreateLegislativeItemDto,
    @IdempotencyKey() idempotencyKey: string | undefined,
    @Actor() actor: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LegislativeItemDto> {
    return sendRevision(reply, await this.view(await this.items.create(draft, actor, idempotencyKey)));
  }

  @Patch(':key')
  @Allow('edit-catalogue')
  @EditAnswers('Change fields of a legislative item', LegislativeItemDto)
  async edit(
    @EditedEntry() target: EditTarget,
    @Body() patch: EditLegislativeItemDto,
    @Actor() actor: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LegislativeItemDto> {
    return sendRevision(reply, await this.view(await this.items.edit(target, patch, actor)));
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
    @Query() query: HistoryQueryDto,
    @Viewer() viewer: Principal | undefined,
  ): Promise<RevisionPageDto> {
    const id = await this.items.idOf(key);
    return this.history.list('legislative_item', id, query, viewer);
  }

  private async view({ visibility: _visibility, ...item }: LegislativeItem): Promise<LegislativeItemDto> {
    return {
      ...item,
      facets: (await this.coverage.facetsOfMeasure(item.id)) ?? null,
      wordings: await this.items.wordingsOf(item.id),
    };
  }
}
