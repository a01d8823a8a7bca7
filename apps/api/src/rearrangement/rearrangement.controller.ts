import { type Rearrangement } from '@jeonghap/catalogue';
import { actorOf, type Principal } from '@jeonghap/identity';
import { RearrangementService } from '@jeonghap/review';
import { applyDecorators, Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiPreconditionFailedResponse,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { SignedIn, Viewer } from '../access/principal.js';
import { ListAnswers } from '../entry/api-answers.js';
import { ProblemDto } from '../entry/entry.dto.js';
import { idFrom } from '../http/id-from.js';
import { readerOf } from '../reply/reply.view.js';
import {
  MergeDraftDto,
  RearrangementDto,
  RearrangementPageDto,
  RearrangementQueryDto,
  SplitDraftDto,
} from './rearrangement.dto.js';
import { RearrangementViews } from './rearrangement.view.js';

const problem = (description: string) => ({ description, type: ProblemDto });

/** Documents a step. Several entries take part, so their revisions stand in the body instead of `If-Match`. */
const StepAnswers = (summary: string) =>
  applyDecorators(
    ApiOperation({ summary }),
    ApiCreatedResponse({ type: RearrangementDto }),
    ApiBadRequestResponse(problem('Fields need correcting; each is named')),
    ApiNotFoundResponse(problem('One of the entries is not published')),
    ApiResponse({ status: 410, ...problem('One of the entries was merged away') }),
    ApiPreconditionFailedResponse(problem('Somebody changed one of the entries meanwhile')),
  );

@ApiTags('rearrangements')
@Controller()
@Allow('edit-catalogue')
export class RearrangementController {
  constructor(
    private readonly rearrangements: RearrangementService,
    private readonly views: RearrangementViews,
  ) {}

  @Get('rearrangements')
  @Allow('everyone')
  @ListAnswers('Merges and splits, the latest first; to the public those in effect', RearrangementPageDto)
  async list(
    @Query() query: RearrangementQueryDto,
    @Viewer() viewer: Principal | undefined,
  ): Promise<RearrangementPageDto> {
    const page = await this.rearrangements.list(query, readerOf(viewer, actorOf));
    return { ...page, items: await this.views.of(page.items, viewer) };
  }

  @Post('merges')
  @StepAnswers('Make an entry part of another of its kind; its address leads on')
  async merge(
    @Body() { asks = [], ...draft }: MergeDraftDto,
    @SignedIn() me: Principal,
  ): Promise<RearrangementDto> {
    return this.show(await this.rearrangements.merge({ ...draft, asks }, actorOf(me)), me);
  }

  @Post('splits')
  @StepAnswers('Make a new proposal of some asks of another')
  async split(
    @Body() { titleEn = null, ...draft }: SplitDraftDto,
    @SignedIn() me: Principal,
  ): Promise<RearrangementDto> {
    return this.show(await this.rearrangements.split({ ...draft, titleEn }, actorOf(me)), me);
  }

  @Post('rearrangements/:id/undo')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take a merge or a split back' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: RearrangementDto })
  @ApiNotFoundResponse(problem('No such step'))
  @ApiConflictResponse(problem('Taken back already, or something later rests on it'))
  async undo(@Param('id') id: string, @SignedIn() me: Principal): Promise<RearrangementDto> {
    return this.show(await this.rearrangements.undo(idFrom(id, 'rearrangement.not-found'), actorOf(me)), me);
  }

  private async show(step: Rearrangement, me: Principal): Promise<RearrangementDto> {
    const [view] = await this.views.of([step], me);
    if (view === undefined) throw new Error('one step gave no view');
    return view;
  }
}
