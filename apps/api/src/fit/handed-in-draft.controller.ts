import { HandedInDraftService } from '@jeonghap/fit';
import { AskSplittingService } from '@jeonghap/recompute';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Actor } from '../access/principal.js';
import { ListAnswers } from '../entry/api-answers.js';
import { ProblemDto } from '../entry/entry.dto.js';
import { idFrom } from '../http/id-from.js';
import {
  DeclineDraftDto,
  HandedInDraftDto,
  HandedInDraftPageDto,
  HandedInDraftQueryDto,
} from './company-draft.dto.js';

const problem = (description: string) => ({ type: ProblemDto, description });
const notFound = ApiNotFoundResponse(problem('No such draft was handed in'));
const decided = ApiConflictResponse(problem('It is decided already what becomes of it'));

const draftId = (id: string): string => idFrom(id, 'draft.not-found');

/** Drafts that companies handed in, for editors. */
@ApiTags('company fit')
@Controller('submitted-drafts')
@Allow('edit-catalogue')
export class HandedInDraftController {
  constructor(
    private readonly drafts: HandedInDraftService,
    private readonly asks: AskSplittingService,
  ) {}

  @Get()
  @ListAnswers('Drafts of proposals that companies handed in', HandedInDraftPageDto)
  list(@Query() query: HandedInDraftQueryDto, @Actor() actor: string): Promise<HandedInDraftPageDto> {
    return this.drafts.list(query, actor);
  }

  @Post(':id/acceptance')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Make a proposal of a draft, with its asks split; it is not published before an editor does so',
  })
  @ApiOkResponse({ type: HandedInDraftDto })
  @notFound
  @decided
  @ApiServiceUnavailableResponse(problem('There is no model to split asks with yet'))
  async accept(@Param('id') id: string, @Actor() actor: string): Promise<HandedInDraftDto> {
    const { title, body } = await this.drafts.getWaiting(draftId(id), actor);
    const asks = await this.asks.suggestFor(title, body);
    return this.drafts.accept(
      draftId(id),
      asks.map(({ text }) => ({ text, splitBy: 'automatic' })),
      actor,
    );
  }

  @Post(':id/refusal')
  @HttpCode(200)
  @ApiOperation({ summary: 'Decline a draft with a reason that the company reads' })
  @ApiOkResponse({ type: HandedInDraftDto })
  @ApiBadRequestResponse(problem('Fields need correcting'))
  @notFound
  @decided
  decline(
    @Param('id') id: string,
    @Body() { reason }: DeclineDraftDto,
    @Actor() actor: string,
  ): Promise<HandedInDraftDto> {
    return this.drafts.decline(draftId(id), reason, actor);
  }
}
