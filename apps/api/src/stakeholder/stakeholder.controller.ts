import { type EditTarget, StakeholderService } from '@jeonghap/catalogue';
import { type Principal } from '@jeonghap/identity';
import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Allow } from '../access/allow.js';
import { Actor, Viewer } from '../access/principal.js';
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
  CreateStakeholderDto,
  EditStakeholderDto,
  EditableStakeholderDto,
  StakeholderDto,
  StakeholderPageDto,
  StakeholderQueryDto,
} from './stakeholder.dto.js';

@ApiTags('stakeholders')
@Controller('stakeholders')
@Allow('everyone')
export class StakeholderController {
  constructor(
    private readonly stakeholders: StakeholderService,
    private readonly history: EntryHistory,
  ) {}

  @Get()
  @ListAnswers('Stakeholders by name', StakeholderPageDto)
  list(@Query() query: StakeholderQueryDto): Promise<StakeholderPageDto> {
    return this.stakeholders.list(query);
  }

  @Get(':key')
  @ReadAnswers('One stakeholder', StakeholderDto)
  async get(
    @Param('key') key: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StakeholderDto> {
    return sendRevision(reply, await this.stakeholders.get(key));
  }

  @Get(':key/editable')
  @Allow('edit-catalogue')
  @ReadAnswers('What an editor may change of a stakeholder, published or not', EditableStakeholderDto)
  async getEditable(
    @Param('key') key: string,
    @Actor() actor: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EditableStakeholderDto> {
    return sendRevision(reply, await this.stakeholders.getForEdit(key, actor));
  }

  @Post()
  @Allow('edit-catalogue')
  @CreateAnswers('Create a stakeholder', StakeholderDto)
  async create(
    @Body() draft: CreateStakeholderDto,
    @IdempotencyKey() idempotencyKey: string | undefined,
    @Actor() actor: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StakeholderDto> {
    return sendRevision(reply, await this.stakeholders.create(draft, actor, idempotencyKey));
  }

  @Patch(':key')
  @Allow('edit-catalogue')
  @EditAnswers('Change fields of a stakeholder', StakeholderDto)
  async edit(
    @EditedEntry() target: EditTarget,
    @Body() patch: EditStakeholderDto,
    @Actor() actor: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StakeholderDto> {
    return sendRevision(reply, await this.stakeholders.edit(target, patch, actor));
  }

  @Get(':key/history')
  @SublistAnswers('Revisions of a stakeholder, newest first', RevisionPageDto)
  async listHistory(
    @Param('key') key: string,
    @Query() query: HistoryQueryDto,
    @Viewer() viewer: Principal | undefined,
  ): Promise<RevisionPageDto> {
    const { id } = await this.stakeholders.get(key);
    return this.history.list('stakeholder', id, query, viewer);
  }
}
