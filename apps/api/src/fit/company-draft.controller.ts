import { CompanyDraftService } from '@jeonghap/fit';
import { DraftCheckService } from '@jeonghap/recompute';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiPreconditionFailedResponse,
  ApiResponse,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Allow } from '../access/allow.js';
import { Actor } from '../access/principal.js';
import { ListAnswers } from '../entry/api-answers.js';
import { ProblemDto } from '../entry/entry.dto.js';
import { idFrom } from '../http/id-from.js';
import { IfMatchRevision, sendRevision } from '../http/preconditions.js';
import {
  CompanyDraftChangeDto,
  CompanyDraftDto,
  CompanyDraftPageDto,
  CompanyDraftQueryDto,
  CompanyDraftTextDto,
  DraftCheckDto,
} from './company-draft.dto.js';

const problem = (description: string) => ({ type: ProblemDto, description });
const badFields = ApiBadRequestResponse(problem('Fields need correcting'));
const notFound = ApiNotFoundResponse(problem("No such draft, or another company's"));
const stale = ApiPreconditionFailedResponse(problem('Somebody changed the draft meanwhile'));
const unseen = ApiResponse({ status: 428, ...problem('If-Match is missing') });
const seenRevision = ApiHeader({
  name: 'If-Match',
  required: true,
  description: 'Revision that was seen, such as `"3"`',
});

const draftId = (id: string): string => idFrom(id, 'draft.not-found');

/** Proposals that the company of the account is writing; nobody else sees them before they are handed in. */
@ApiTags('company fit')
@Controller('fit/drafts')
@Allow('own-session')
export class CompanyDraftController {
  constructor(
    private readonly drafts: CompanyDraftService,
    private readonly checks: DraftCheckService,
  ) {}

  @Get()
  @ListAnswers('Proposals that my company is writing or has handed in', CompanyDraftPageDto)
  list(@Query() query: CompanyDraftQueryDto, @Actor() actor: string): Promise<CompanyDraftPageDto> {
    return this.drafts.list(query, actor);
  }

  @Post()
  @ApiOperation({ summary: 'Save a draft of a proposal for my company' })
  @ApiCreatedResponse({ type: CompanyDraftDto })
  @badFields
  @ApiConflictResponse(problem('The account acts for no company, or there are too many'))
  async create(
    @Body() text: CompanyDraftTextDto,
    @Actor() actor: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CompanyDraftDto> {
    return sendRevision(reply, await this.drafts.create(text, actor));
  }

  @Post('check')
  @HttpCode(200)
  @ApiOperation({
    summary: 'What answers a proposal that is being written already; the text is kept nowhere',
  })
  @ApiOkResponse({ type: DraftCheckDto })
  @badFields
  @ApiServiceUnavailableResponse(problem('There is no model to score with yet'))
  check(@Body() text: CompanyDraftTextDto): Promise<DraftCheckDto> {
    return this.checks.check(text);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One draft of my company' })
  @ApiOkResponse({ type: CompanyDraftDto })
  @notFound
  async get(
    @Param('id') id: string,
    @Actor() actor: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CompanyDraftDto> {
    return sendRevision(reply, await this.drafts.get(draftId(id), actor));
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change a draft of my company; one that was declined becomes a draft again' })
  @seenRevision
  @ApiOkResponse({ type: CompanyDraftDto })
  @badFields
  @notFound
  @ApiConflictResponse(problem('It is handed in'))
  @stale
  @unseen
  change(
    @Param('id') id: string,
    @IfMatchRevision() revision: number,
    @Body() text: CompanyDraftChangeDto,
    @Actor() actor: string,
  ): Promise<CompanyDraftDto> {
    return this.drafts.change({ id: draftId(id), revision }, text, actor);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Erase a draft of my company; a proposal that was made of it stays' })
  @ApiNoContentResponse()
  @notFound
  remove(@Param('id') id: string, @Actor() actor: string): Promise<void> {
    return this.drafts.remove(draftId(id), actor);
  }

  @Post(':id/submission')
  @HttpCode(200)
  @ApiOperation({ summary: 'Hand a draft to those who work here' })
  @seenRevision
  @ApiOkResponse({ type: CompanyDraftDto })
  @notFound
  @ApiConflictResponse(problem('It is handed in already'))
  @stale
  @unseen
  submit(
    @Param('id') id: string,
    @IfMatchRevision() revision: number,
    @Actor() actor: string,
  ): Promise<CompanyDraftDto> {
    return this.drafts.submit({ id: draftId(id), revision }, actor);
  }
}
