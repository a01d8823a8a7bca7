import { HistoryService, StakeholderService } from '@jeonghap/catalogue';
import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
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
  CreateStakeholderDto,
  EditStakeholderDto,
  StakeholderDto,
  StakeholderPageDto,
  StakeholderQueryDto,
} from './stakeholder.dto.js';

@ApiTags('stakeholders')
@Controller('stakeholders')
export class StakeholderController {
  constructor(
    private readonly stakeholders: StakeholderService,
    private readonly history: HistoryService,
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

  @Post()
  @CreateAnswers('Create a stakeholder', StakeholderDto)
  async create(
    @Body() draft: CreateStakeholderDto,
    @IdempotencyKey() idempotencyKey: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StakeholderDto> {
    return sendRevision(reply, await this.stakeholders.create(draft, LOCAL_ACTOR, idempotencyKey));
  }

  @Patch(':key')
  @EditAnswers('Change fields of a stakeholder', StakeholderDto)
  async edit(
    @Param('key') key: string,
    @IfMatchRevision() revision: number,
    @Body() patch: EditStakeholderDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StakeholderDto> {
    return sendRevision(reply, await this.stakeholders.edit({ key, revision }, patch, LOCAL_ACTOR));
  }

  @Get(':key/history')
  @SublistAnswers('Revisions of a stakeholder, newest first', RevisionPageDto)
  async listHistory(
    @Param('key') key: string,
    @Query() { limit, cursor }: HistoryQueryDto,
  ): Promise<RevisionPageDto> {
    const { id } = await this.stakeholders.get(key);
    return this.history.list('stakeholder', id, limit, cursor);
  }
}
