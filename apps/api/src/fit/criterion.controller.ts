import { CorrectionRequestService, type ProgrammeCriteria, ProgrammeCriteriaService } from '@jeonghap/fit';
import { type Principal } from '@jeonghap/identity';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiPreconditionFailedResponse,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { Actor, SignedIn } from '../access/principal.js';
import { ListAnswers } from '../entry/api-answers.js';
import { ProblemDto } from '../entry/entry.dto.js';
import { idFrom } from '../http/id-from.js';
import { IfMatchRevision } from '../http/preconditions.js';
import {
  AddCriterionDto,
  AskCorrectionDto,
  CorrectCriterionDto,
  CorrectionRequestDto,
  CorrectionRequestPageDto,
  CorrectionRequestQueryDto,
  ProgrammeCriteriaDto,
  SettleRequestDto,
  toCriterionDraft,
} from './criterion.dto.js';

const problem = (description: string) => ({ type: ProblemDto, description });
const key = ApiParam({
  name: 'key',
  type: String,
  description: 'Id or external reference of a programme',
  example: 'seed:G16',
});
const criterionParam = ApiParam({ name: 'criterionId', type: String, description: 'Id of the criterion' });
const badFields = ApiBadRequestResponse(
  problem('Fields need correcting, or the rule lacks what its kind needs'),
);
const notFound = ApiNotFoundResponse(problem('No such programme or criterion'));
const stale = ApiPreconditionFailedResponse(problem('Somebody corrected the criterion meanwhile'));
const unseen = ApiResponse({ status: 428, ...problem('If-Match is missing') });
const seenRevision = ApiHeader({
  name: 'If-Match',
  required: true,
  description: 'Revision of the correction that was seen, `"0"` where there is none',
});

/** Criteria of programmes: read by everybody, corrected by editors, doubted by whoever is signed in. */
@ApiTags('company fit')
@Controller()
@Allow('everyone')
export class CriterionController {
  constructor(
    private readonly criteria: ProgrammeCriteriaService,
    private readonly requests: CorrectionRequestService,
  ) {}

  @Get('programmes/:key/criteria')
  @ApiOperation({ summary: 'What a programme asks of companies, each with the sentence that says so' })
  @key
  @ApiOkResponse({ type: ProgrammeCriteriaDto })
  @notFound
  get(@Param('key') programme: string): Promise<ProgrammeCriteriaDto> {
    return this.criteria.get(programme);
  }

  @Post('programmes/:key/criteria')
  @Allow('edit-catalogue')
  @ApiOperation({ summary: 'Add a criterion that was not read' })
  @key
  @ApiCreatedResponse({ type: ProgrammeCriteriaDto })
  @badFields
  @notFound
  @ApiConflictResponse(problem('There are too many'))
  async add(
    @Param('key') programme: string,
    @Body() { criterion, reason }: AddCriterionDto,
    @Actor() actor: string,
  ): Promise<ProgrammeCriteria> {
    return this.criteria.add(programme, { criterion: toCriterionDraft(criterion), reason }, actor);
  }

  @Put('programmes/:key/criteria/:criterionId')
  @Allow('edit-catalogue')
  @ApiOperation({ summary: 'Correct a criterion, or dismiss it' })
  @key
  @criterionParam
  @seenRevision
  @ApiOkResponse({ type: ProgrammeCriteriaDto })
  @badFields
  @notFound
  @stale
  @unseen
  async correct(
    @Param() { key: programme, criterionId }: { readonly key: string; readonly criterionId: string },
    @IfMatchRevision() seen: number,
    @Body() { criterion, reason }: CorrectCriterionDto,
    @Actor() actor: string,
  ): Promise<ProgrammeCriteria> {
    const draft = { criterion: criterion && toCriterionDraft(criterion), reason };
    return this.criteria.correct({ key: programme, criterionId, seen }, draft, actor);
  }

  @Delete('programmes/:key/criteria/:criterionId')
  @Allow('edit-catalogue')
  @ApiOperation({ summary: 'Take a correction back; an added criterion goes with it' })
  @key
  @criterionParam
  @seenRevision
  @ApiOkResponse({ type: ProgrammeCriteriaDto })
  @notFound
  @stale
  @unseen
  takeBack(
    @Param() { key: programme, criterionId }: { readonly key: string; readonly criterionId: string },
    @IfMatchRevision() seen: number,
    @Actor() actor: string,
  ): Promise<ProgrammeCriteria> {
    return this.criteria.takeBack({ key: programme, criterionId, seen }, actor);
  }

  @Post('programmes/:key/criteria/:criterionId/correction-requests')
  @Allow('own-session')
  @ApiOperation({ summary: 'Say that a criterion is not as the notice has it' })
  @key
  @criterionParam
  @ApiCreatedResponse({ type: CorrectionRequestDto })
  @badFields
  @notFound
  @ApiConflictResponse(problem('Too many of mine wait to be settled'))
  ask(
    @Param() { key: programme, criterionId }: { readonly key: string; readonly criterionId: string },
    @Body() { text }: AskCorrectionDto,
    @SignedIn() me: Principal,
  ): Promise<CorrectionRequestDto> {
    return this.requests.ask({ key: programme, criterionId, text }, me.accountId);
  }

  @Get('correction-requests')
  @Allow('edit-catalogue')
  @ListAnswers(
    'Correction requests, open ones by age, settled ones the latest first',
    CorrectionRequestPageDto,
  )
  listRequests(
    @Query() query: CorrectionRequestQueryDto,
    @Actor() actor: string,
  ): Promise<CorrectionRequestPageDto> {
    return this.requests.list(query, actor);
  }

  @Post('correction-requests/:id/settle')
  @Allow('edit-catalogue')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say what became of a correction request' })
  @ApiOkResponse({ type: CorrectionRequestDto })
  @badFields
  @ApiNotFoundResponse(problem('No such request'))
  @ApiConflictResponse(problem('It is settled already'))
  settle(
    @Param('id') id: string,
    @Body() { answer }: SettleRequestDto,
    @Actor() actor: string,
  ): Promise<CorrectionRequestDto> {
    return this.requests.settle(idFrom(id, 'correction-request.not-found'), answer, actor);
  }
}
