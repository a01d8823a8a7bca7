import { AccountService, actorOf, type Principal } from '@jeonghap/identity';
import { type FacetCount } from '@jeonghap/recompute';
import { AssignManyService, type AssignmentOutcome, WorkBoardService } from '@jeonghap/review';
import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiBadRequestResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { Allow } from '../access/allow.js';
import { SignedIn } from '../access/principal.js';
import { WorkView } from '../collaboration/work.view.js';
import { ListAnswers } from '../entry/api-answers.js';
import { ProblemDto } from '../entry/entry.dto.js';
import { statusOfProduct } from '../http/problem.filter.js';
import { toProblem } from '../http/problem.js';
import {
  AssignManyDto,
  type AssignmentOutcomeDto,
  AssignmentOutcomesDto,
  WorkBoardPageDto,
  WorkBoardQueryDto,
  WorkChoiceDto,
  WorkChoiceQueryDto,
} from './work-board.dto.js';
import { toMoment, withViewer } from './work-filter.js';

@ApiTags('work')
@Controller()
@Allow('see-internal')
export class WorkBoardController {
  constructor(
    private readonly board: WorkBoardService,
    private readonly assigning: AssignManyService,
    private readonly accounts: AccountService,
    private readonly view: WorkView,
  ) {}

  @Get('work/proposals')
  @ListAnswers(
    'The gap board as those who work here see it: also by who looks after a proposal, and by what was reviewed',
    WorkBoardPageDto,
  )
  async list(@Query() query: WorkBoardQueryDto, @SignedIn() me: Principal): Promise<WorkBoardPageDto> {
    const { sort, limit, cursor, since, assignee, review, ...filter } = query;
    const { work, furtherFacets, items, ...page } = await this.board.list(
      { filter, sort, limit, cursor, since: toMoment(since) },
      { assignee: withViewer(assignee, me), review },
      actorOf(me),
    );
    const worked = items.flatMap((item) => {
      const found = work.get(item.id);
      return found === undefined ? [] : [{ item, found: { ...found, proposalId: item.id } }];
    });
    const named = await this.view.ofAssignments(worked.map(({ found }) => found));
    return {
      ...page,
      items: worked.map(({ item }, at) => ({ ...item, work: named[at] ?? NOBODY })),
      facets: {
        ...page.facets,
        assignee: await this.nameAssignees(furtherFacets['assignee'] ?? []),
        review: furtherFacets['review'] ?? [],
      },
    };
  }

  @Get('work/choice')
  @ApiOperation({ summary: 'All proposals that match, by id, with the assignment that one would change' })
  @ApiOkResponse({ type: WorkChoiceDto })
  @ApiBadRequestResponse({ type: ProblemDto, description: 'A filter is not valid' })
  async choose(@Query() query: WorkChoiceQueryDto, @SignedIn() me: Principal): Promise<WorkChoiceDto> {
    const { since, assignee, review, ...filter } = query;
    const { work, total } = await this.board.choose(
      { filter, since: toMoment(since) },
      { assignee: withViewer(assignee, me), review },
      actorOf(me),
    );
    const items = [...work].map(([proposalId, { version, assigneeId, dueOn }]) => ({
      ...{ proposalId, version, assigneeId, dueOn },
    }));
    return { items, total };
  }

  @Post('work/assignments')
  @HttpCode(200)
  @Allow('discuss')
  @ApiOperation({ summary: 'Name who looks after each of many proposals, and until when' })
  @ApiOkResponse({ type: AssignmentOutcomesDto })
  @ApiBadRequestResponse({ type: ProblemDto, description: 'Fields need correcting; nothing was changed' })
  async assignMany(
    @Body() { items, allOrNothing }: AssignManyDto,
    @SignedIn() me: Principal,
    @Req() request: FastifyRequest,
  ): Promise<AssignmentOutcomesDto> {
    const outcomes = await this.assigning.assign(items, allOrNothing, actorOf(me));
    const named = await this.view.ofAssignments(outcomes.flatMap(({ assignment }) => assignment ?? []));
    const byId = new Map(named.map((one) => [one.proposalId, one]));
    return {
      items: outcomes.map((outcome) => ({
        proposalId: outcome.proposalId,
        assignment: byId.get(outcome.proposalId) ?? null,
        before: outcome.before,
        problem: problemOf(outcome, request),
      })),
    };
  }

  private async nameAssignees(counts: readonly FacetCount[]): Promise<readonly FacetCount[]> {
    const names = await this.accounts.namesOf(counts.map(({ value }) => value));
    return counts.map((count) => {
      const name = names.get(count.value);
      return { ...count, label: name === undefined ? null : { ko: name, en: name } };
    });
  }
}

const NOBODY = {
  ...{ version: 0, assigneeId: null, assigneeName: null, dueOn: null, isOverdue: false, review: [] },
};

function problemOf({ error }: AssignmentOutcome, request: FastifyRequest): AssignmentOutcomeDto['problem'] {
  if (error === null) return null;
  const problem = toProblem(statusOfProduct(error), error.code, {
    ...{ instance: request.url, requestId: request.id, details: error.details, fields: error.fields },
  });
  return { ...problem, errors: [...problem.errors] };
}
