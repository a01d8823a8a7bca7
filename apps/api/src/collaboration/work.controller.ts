import { ProposalService } from '@jeonghap/catalogue';
import { AccountService, actorOf, type Principal } from '@jeonghap/identity';
import { type Page } from '@jeonghap/platform';
import { type Assignment, AssignmentService, type Comment, CommentService } from '@jeonghap/review';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
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
import { SignedIn } from '../access/principal.js';
import { ListAnswers, SublistAnswers } from '../entry/api-answers.js';
import { HistoryQueryDto, ProblemDto } from '../entry/entry.dto.js';
import { EditedEntry } from '../http/preconditions.js';
import { idFrom } from '../http/id-from.js';
import {
  AssignmentDraftDto,
  AssignmentDto,
  AssignmentPageDto,
  CommentDraftDto,
  CommentDto,
  CommentPageDto,
  OwnQueryDto,
  StaffPageDto,
  StaffQueryDto,
} from './work.dto.js';
import { WorkView } from './work.view.js';

const notFound = ApiNotFoundResponse({ type: ProblemDto, description: 'No such proposal' });
const badFields = ApiBadRequestResponse({
  type: ProblemDto,
  description: 'Fields need correcting; each is named',
});
const authorOf = (me: Principal) => ({ actor: actorOf(me), accountId: me.accountId });

@ApiTags('work')
@Controller()
@Allow('see-internal')
export class WorkController {
  constructor(
    private readonly assignments: AssignmentService,
    private readonly comments: CommentService,
    private readonly proposals: ProposalService,
    private readonly accounts: AccountService,
    private readonly view: WorkView,
  ) {}

  @Get('staff')
  @ListAnswers('Those who work here, by name, for choosing who looks after something', StaffPageDto)
  listStaff(@Query() { q, limit, cursor }: StaffQueryDto): Promise<StaffPageDto> {
    return this.accounts.listStaff(q ?? '', limit, cursor);
  }

  @Get('assignments')
  @ListAnswers('Assigned proposals by the day on which they are due', AssignmentPageDto)
  async listAssignments(
    @Query() { mine, limit, cursor }: OwnQueryDto,
    @SignedIn() me: Principal,
  ): Promise<AssignmentPageDto> {
    const assigneeId = mine ? me.accountId : undefined;
    const page = await this.assignments.list({ assigneeId, limit, cursor }, actorOf(me));
    return { ...page, items: await this.view.ofAssignments(page.items) };
  }

  @Get('proposals/:key/assignment')
  @ApiOperation({ summary: 'Who looks after a proposal, and until when' })
  @ApiOkResponse({ type: AssignmentDto })
  @notFound
  async getAssignment(
    @Param('key') key: string,
    @SignedIn() me: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AssignmentDto> {
    return this.send(reply, await this.assignments.get(await this.proposals.idOf(key), actorOf(me)));
  }

  @Put('proposals/:key/assignment')
  @Allow('discuss')
  @ApiOperation({ summary: 'Name who looks after a proposal, or nobody' })
  @ApiParam({ name: 'key', description: 'Id or external reference', example: 'seed:P01' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'Version that was seen, such as `"3"`' })
  @ApiOkResponse({ type: AssignmentDto })
  @badFields
  @notFound
  @ApiPreconditionFailedResponse({ type: ProblemDto, description: 'Somebody changed it meanwhile' })
  @ApiResponse({ status: 428, type: ProblemDto, description: 'If-Match is missing' })
  async assign(
    @EditedEntry() { key, revision }: { key: string; revision: number },
    @Body() draft: AssignmentDraftDto,
    @SignedIn() me: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AssignmentDto> {
    const seen = { proposalId: await this.proposals.idOf(key), version: revision };
    return this.send(reply, await this.assignments.assign(seen, draft, actorOf(me)));
  }

  @Get('proposals/:key/comments')
  @SublistAnswers('Comments on a proposal, the latest first', CommentPageDto)
  async listComments(
    @Param('key') key: string,
    @Query() { limit, cursor }: HistoryQueryDto,
    @SignedIn() me: Principal,
  ): Promise<CommentPageDto> {
    const proposalId = await this.proposals.idOf(key);
    return this.named(await this.comments.list({ proposalId, limit, cursor }, actorOf(me)));
  }

  @Post('proposals/:key/comments')
  @Allow('discuss')
  @ApiOperation({ summary: 'Say something about a proposal to those who work here' })
  @ApiCreatedResponse({ type: CommentDto })
  @badFields
  @notFound
  async addComment(
    @Param('key') key: string,
    @Body() { body, mentions }: CommentDraftDto,
    @SignedIn() me: Principal,
  ): Promise<CommentDto> {
    const proposalId = await this.proposals.idOf(key);
    const added = await this.comments.add(proposalId, { body, mentions: mentions ?? [] }, authorOf(me));
    const [named] = await this.view.ofComments([added]);
    return named ?? { ...added, authorName: null, mentionNames: [] };
  }

  @Get('mentions')
  @ListAnswers('Comments that name the viewer, the latest first', CommentPageDto)
  async listMentions(
    @Query() { limit, cursor }: HistoryQueryDto,
    @SignedIn() me: Principal,
  ): Promise<CommentPageDto> {
    return this.named(await this.comments.list({ mentionedId: me.accountId, limit, cursor }, actorOf(me)));
  }

  @Delete('comments/:id')
  @HttpCode(204)
  @Allow('discuss')
  @ApiOperation({ summary: "Remove a comment of one's own" })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto, description: "No such comment, or somebody else's" })
  removeComment(@Param('id') id: string, @SignedIn() me: Principal): Promise<void> {
    return this.comments.remove(idFrom(id, 'comment.not-found'), authorOf(me));
  }

  private async named(page: Page<Comment>): Promise<CommentPageDto> {
    return { ...page, items: await this.view.ofComments(page.items) };
  }

  private async send(reply: FastifyReply, assignment: Assignment): Promise<AssignmentDto> {
    void reply.header('ETag', `"${String(assignment.version)}"`);
    const [named] = await this.view.ofAssignments([assignment]);
    return named ?? { ...assignment, assigneeName: null };
  }
}
