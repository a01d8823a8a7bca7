import { type EditTarget, type Proposal, ProposalService } from '@jeonghap/catalogue';
import { AlignmentService, AskSplittingService, BoardService, CoverageService } from '@jeonghap/recompute';
import { NotFound } from '@jeonghap/platform';
import { type Principal } from '@jeonghap/identity';
import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Allow } from '../access/allow.js';
import { Actor, Viewer } from '../access/principal.js';
import { AlignmentPageDto, ProposalAlignmentQueryDto } from '../alignment/alignment.dto.js';
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
  CreateProposalDto,
  EditableProposalDto,
  EditProposalDto,
  ProposalDto,
  ProposalPageDto,
  ProposalQueryDto,
} from './proposal.dto.js';
import { toMoment } from '../work-board/work-filter.js';
import { toProposalDto, UNSCORED } from './proposal.view.js';

@ApiTags('proposals')
@Controller('proposals')
@Allow('everyone')
export class ProposalController {
  constructor(
    private readonly proposals: ProposalService,
    private readonly history: EntryHistory,
    private readonly board: BoardService,
    private readonly coverage: CoverageService,
    private readonly alignments: AlignmentService,
    private readonly asks: AskSplittingService,
  ) {}

  @Get()
  @ListAnswers('The gap board: proposals with their coverage and best measures', ProposalPageDto)
  list(@Query() query: ProposalQueryDto): Promise<ProposalPageDto> {
    const { sort, limit, cursor, since, ...filter } = query;
    return this.board.list({ filter, sort, limit, cursor, since: toMoment(since) });
  }

  @Get(':key')
  @ReadAnswers('One proposal with its asks and their coverage', ProposalDto)
  async get(
    @Param('key') key: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProposalDto> {
    return this.send(reply, await this.proposals.get(key));
  }

  @Get(':key/editable')
  @Allow('edit-catalogue')
  @ReadAnswers('What an editor may change of a proposal, published or not', EditableProposalDto)
  async getEditable(
    @Param('key') key: string,
    @Actor() actor: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EditableProposalDto> {
    return sendRevision(reply, await this.proposals.getForEdit(key, actor));
  }

  @Post()
  @Allow('edit-catalogue')
  @CreateAnswers('Create a proposal with its asks', ProposalDto)
  async create(
    @Body() draft: CreateProposalDto,
    @IdempotencyKey() idempotencyKey: string | undefined,
    @Actor() actor: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProposalDto> {
    return this.send(reply, await this.asks.create(draft, actor, idempotencyKey));
  }

  @Patch(':key')
  @Allow('edit-catalogue')
  @EditAnswers('Change fields of a proposal; `asks`, where given, is the whole new list', ProposalDto)
  async edit(
    @EditedEntry() target: EditTarget,
    @Body() patch: EditProposalDto,
    @Actor() actor: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProposalDto> {
    return this.send(reply, await this.asks.edit(target, patch, actor));
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
    @Query() query: HistoryQueryDto,
    @Viewer() viewer: Principal | undefined,
  ): Promise<RevisionPageDto> {
    const id = await this.proposals.idOf(key);
    return this.history.list('proposal', id, query, viewer);
  }

  private async send(reply: FastifyReply, proposal: Proposal): Promise<ProposalDto> {
    const found = await this.board.find(proposal.id);
    if (found === undefined) {
      if (proposal.visibility === 'published') throw new NotFound('proposal.not-found');
      return sendRevision(reply, { ...toProposalDto(proposal, UNSCORED, new Map(), []), scoreSet: null });
    }
    const { item, scoreSet } = found;
    const coverage = await this.coverage.ofProposal(proposal.id, scoreSet?.id);
    const view = toProposalDto(proposal, item, coverage, await this.coverage.decisionsOf(proposal.id));
    return sendRevision(reply, { ...view, scoreSet }, scoreSet?.id);
  }
}
