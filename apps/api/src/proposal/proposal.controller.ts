import { HistoryService, type Proposal, ProposalService } from '@jeonghap/catalogue';
import { AlignmentService, AskSplittingService, BoardService, CoverageService } from '@jeonghap/recompute';
import { NotFound } from '@jeonghap/platform';
import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { AlignmentPageDto, ProposalAlignmentQueryDto } from '../alignment/alignment.dto.js';
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
  CreateProposalDto,
  EditProposalDto,
  ProposalDto,
  ProposalPageDto,
  ProposalQueryDto,
} from './proposal.dto.js';
import { toProposalDto } from './proposal.view.js';

@ApiTags('proposals')
@Controller('proposals')
export class ProposalController {
  constructor(
    private readonly proposals: ProposalService,
    private readonly history: HistoryService,
    private readonly board: BoardService,
    private readonly coverage: CoverageService,
    private readonly alignments: AlignmentService,
    private readonly asks: AskSplittingService,
  ) {}

  @Get()
  @ListAnswers('The gap board: proposals with their coverage and best measures', ProposalPageDto)
  list(@Query() query: ProposalQueryDto): Promise<ProposalPageDto> {
    const { sort, limit, cursor, ...filter } = query;
    return this.board.list({ filter, sort, limit, cursor });
  }

  @Get(':key')
  @ReadAnswers('One proposal with its asks and their coverage', ProposalDto)
  async get(
    @Param('key') key: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProposalDto> {
    return this.send(reply, await this.proposals.get(key));
  }

  @Post()
  @CreateAnswers('Create a proposal with its asks', ProposalDto)
  async create(
    @Body() draft: CreateProposalDto,
    @IdempotencyKey() idempotencyKey: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProposalDto> {
    return this.send(reply, await this.asks.create(draft, LOCAL_ACTOR, idempotencyKey));
  }

  @Patch(':key')
  @EditAnswers('Change fields of a proposal; `asks`, where given, is the whole new list', ProposalDto)
  async edit(
    @Param('key') key: string,
    @IfMatchRevision() revision: number,
    @Body() patch: EditProposalDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProposalDto> {
    return this.send(reply, await this.asks.edit({ key, revision }, patch, LOCAL_ACTOR));
  }

  @Get(':key/alignments')
  @SublistAnswers('Alignments of a proposal by ask, best first', AlignmentPageDto)
  async listAlignments(
    @Param('key') key: string,
    @Query() { ask, kind, limit, cursor }: ProposalAlignmentQueryDto,
  ): Promise<AlignmentPageDto> {
    const id = await this.proposals.idOf(key);
    return this.alignments.ofProposal(id, { askNo: ask, kind, limit, cursor });
  }

  @Get(':key/history')
  @SublistAnswers('Revisions of a proposal, newest first', RevisionPageDto)
  async listHistory(
    @Param('key') key: string,
    @Query() { limit, cursor }: HistoryQueryDto,
  ): Promise<RevisionPageDto> {
    const id = await this.proposals.idOf(key);
    return this.history.list('proposal', id, limit, cursor);
  }

  private async send(reply: FastifyReply, proposal: Proposal): Promise<ProposalDto> {
    const found = await this.board.find(proposal.id);
    if (found === undefined) throw new NotFound('proposal.not-found');
    const { item, scoreSet } = found;
    const view = toProposalDto(proposal, item, await this.coverage.ofProposal(proposal.id, scoreSet?.id));
    return sendRevision(reply, { ...view, scoreSet }, scoreSet?.id);
  }
}
