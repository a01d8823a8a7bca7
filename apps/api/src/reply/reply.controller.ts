import { ProposalService } from '@jeonghap/catalogue';
import { actorOf, type Principal } from '@jeonghap/identity';
import { ReplyService } from '@jeonghap/review';
import { Body, Controller, Get, Param, Put, Query, Res } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiPreconditionFailedResponse,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Allow } from '../access/allow.js';
import { SignedIn, Viewer } from '../access/principal.js';
import { ListAnswers } from '../entry/api-answers.js';
import { HistoryQueryDto, ProblemDto } from '../entry/entry.dto.js';
import { idFrom } from '../http/id-from.js';
import { SeenAsk, type SeenAskVersion } from './seen-ask.js';
import {
  AskRepliesDto,
  AskReplyPageDto,
  ReplyDraftDto,
  ReplyDto,
  ReplyQueryDto,
  ReplyVersionPageDto,
} from './reply.dto.js';
import { readerOf, ReplyViews } from './reply.view.js';

@ApiTags('replies')
@Controller()
@Allow('everyone')
export class ReplyController {
  constructor(
    private readonly replies: ReplyService,
    private readonly proposals: ProposalService,
    private readonly views: ReplyViews,
  ) {}

  @Get('proposals/:key/replies')
  @ApiOperation({
    summary: 'Official answers to the asks of a proposal; no score ever becomes one by itself',
  })
  @ApiOkResponse({ type: AskRepliesDto })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'No such proposal' })
  async ofProposal(
    @Param('key') key: string,
    @Viewer() viewer: Principal | undefined,
  ): Promise<AskRepliesDto> {
    const id = await this.proposals.idOf(key);
    const asks = await this.replies.ofProposal(id, readerOf(viewer, actorOf));
    return { items: await this.views.asks(asks, viewer) };
  }

  @Get('asks/:askId/replies')
  @ListAnswers('Versions of the official answer to an ask, newest first', ReplyVersionPageDto)
  @ApiNotFoundResponse({ type: ProblemDto, description: 'No such ask' })
  async listVersions(
    @Param('askId') askId: string,
    @Query() query: HistoryQueryDto,
    @Viewer() viewer: Principal | undefined,
  ): Promise<ReplyVersionPageDto> {
    const reader = readerOf(viewer, actorOf);
    const page = await this.replies.listVersions(idFrom(askId, 'ask.not-found'), reader, query);
    return { ...page, items: await this.views.versions(page.items, viewer) };
  }

  @Put('asks/:askId/reply')
  @Allow('review')
  @ApiOperation({ summary: 'Write down the official answer to an ask' })
  @ApiParam({ name: 'askId', format: 'uuid' })
  @ApiHeader({
    name: 'If-Match',
    required: true,
    description: 'Version that was seen, such as `"3"`; `"0"` when there was no answer',
  })
  @ApiOkResponse({ type: ReplyDto })
  @ApiBadRequestResponse({ type: ProblemDto, description: 'Fields need correcting; each is named' })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'No such ask' })
  @ApiPreconditionFailedResponse({ type: ProblemDto, description: 'Somebody changed the answer meanwhile' })
  @ApiResponse({ status: 428, type: ProblemDto, description: 'If-Match is missing' })
  async record(
    @SeenAsk() { askId, version }: SeenAskVersion,
    @Body() draft: ReplyDraftDto,
    @SignedIn() me: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReplyDto> {
    const recorded = await this.replies.record(askId, version, draft, actorOf(me));
    void reply.header('ETag', `"${String(recorded.version)}"`);
    const [view] = await this.views.versions([recorded], me);
    if (view === undefined) throw new Error('one answer gave no view');
    return view;
  }

  @Get('replies')
  @Allow('see-internal')
  @ListAnswers('Asks by the day on which their next answer is due, what is overdue first', AskReplyPageDto)
  async list(@Query() query: ReplyQueryDto, @SignedIn() me: Principal): Promise<AskReplyPageDto> {
    const page = await this.replies.list(query, actorOf(me));
    return { ...page, items: await this.views.asks(page.items, me) };
  }
}
