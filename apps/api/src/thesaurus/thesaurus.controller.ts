import { type Principal } from '@jeonghap/identity';
import { NotFound } from '@jeonghap/platform';
import {
  RecomputeWakeUp,
  ThesaurusEditingService,
  ThesaurusPreviewService,
  ThesaurusService,
} from '@jeonghap/recompute';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { ActorNames } from '../access/actor-names.js';
import { Allow } from '../access/allow.js';
import { Actor, SignedIn } from '../access/principal.js';
import { ListAnswers } from '../entry/api-answers.js';
import { HistoryQueryDto, ProblemDto } from '../entry/entry.dto.js';
import {
  PreviewAnswerDto,
  PreviewDraftDto,
  PublishAnswerDto,
  PublishDto,
  ThesaurusStateDto,
  VersionChangePageDto,
  VersionPageDto,
} from './thesaurus.dto.js';

const noVersion = ApiNotFoundResponse({ type: ProblemDto, description: 'No such version' });
const conflict = ApiConflictResponse({ type: ProblemDto, description: 'Not possible in its present state' });
const faulty = ApiBadRequestResponse({
  type: ProblemDto,
  description: 'The draft has faults; each is named',
});

/** A small whole number from the address. @throws NotFound */
function toNumber(id: string, code: 'thesaurus.version-not-found' | 'thesaurus.preview-not-found'): number {
  if (!/^[1-9]\d{0,8}$/.test(id)) throw new NotFound(code);
  return Number(id);
}

@ApiTags('thesaurus')
@Controller('thesaurus')
@Allow('see-internal')
export class ThesaurusController {
  constructor(
    private readonly thesaurus: ThesaurusService,
    private readonly editing: ThesaurusEditingService,
    private readonly previews: ThesaurusPreviewService,
    private readonly wakeUp: RecomputeWakeUp,
    private readonly actors: ActorNames,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The thesaurus that scores rest on, and the draft of its next version' })
  @ApiOkResponse({ type: ThesaurusStateDto })
  async state(@Actor() actor: string, @SignedIn() viewer: Principal): Promise<ThesaurusStateDto> {
    const { draft, ...state } = await this.thesaurus.state(actor);
    const shown = await this.actors.shownTo(viewer, [draft?.createdBy ?? null]);
    return { ...state, draft: draft && { ...draft, createdBy: shown(draft.createdBy) } };
  }

  @Delete('draft')
  @Allow('edit-catalogue')
  @HttpCode(204)
  @ApiOperation({ summary: 'Throw the draft away' })
  @ApiNoContentResponse()
  discard(@Actor() actor: string): Promise<void> {
    return this.editing.discard(actor);
  }

  @Post('draft/publication')
  @Allow('administer')
  @ApiOperation({ summary: "Build a score set with the draft's thesaurus beside the live one" })
  @ApiCreatedResponse({ type: PublishAnswerDto })
  @faulty
  @conflict
  async publish(@Body() { revision, note }: PublishDto, @Actor() actor: string): Promise<PublishAnswerDto> {
    const scoreSetId = await this.editing.publish(revision, note, actor);
    this.wakeUp.wake();
    return { scoreSetId };
  }

  @Get('draft/preview')
  @ApiOperation({ summary: 'What publishing the draft would move, as last asked; null when nobody asked' })
  @ApiOkResponse({ type: PreviewAnswerDto })
  async preview(@Actor() actor: string): Promise<PreviewAnswerDto> {
    return { preview: await this.previews.latest(actor) };
  }

  @Post('draft/preview')
  @Allow('edit-catalogue')
  @ApiOperation({
    summary: 'Find out what publishing the draft would move; a preview that runs is cancelled',
  })
  @ApiCreatedResponse({ type: PreviewAnswerDto })
  @faulty
  async requestPreview(
    @Body() { sampleSize }: PreviewDraftDto,
    @Actor() actor: string,
  ): Promise<PreviewAnswerDto> {
    return { preview: await this.previews.request(sampleSize, actor) };
  }

  @Delete('previews/:id')
  @Allow('edit-catalogue')
  @HttpCode(204)
  @ApiOperation({ summary: 'Cancel a preview' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto, description: 'No such preview, or it is over' })
  cancelPreview(@Param('id') id: string, @Actor() actor: string): Promise<void> {
    return this.previews.cancel(toNumber(id, 'thesaurus.preview-not-found'), actor);
  }

  @Get('versions')
  @ListAnswers('Versions that were published or discarded, the newest first', VersionPageDto)
  async versions(
    @Query() query: HistoryQueryDto,
    @Actor() actor: string,
    @SignedIn() viewer: Principal,
  ): Promise<VersionPageDto> {
    const page = await this.thesaurus.versions(query, actor);
    const shown = await this.actors.shownTo(
      viewer,
      page.items.flatMap(({ createdBy, closedBy }) => [createdBy, closedBy]),
    );
    const items = page.items.map(({ state, ...version }) => ({
      ...version,
      state: state === 'discarded' ? state : ('published' as const),
      createdBy: shown(version.createdBy),
      closedBy: shown(version.closedBy),
    }));
    return { ...page, items };
  }

  @Get('versions/:id/changes')
  @ListAnswers('What a version changed against what shipped, by concept', VersionChangePageDto)
  @noVersion
  changes(
    @Param('id') id: string,
    @Query() query: HistoryQueryDto,
    @Actor() actor: string,
  ): Promise<VersionChangePageDto> {
    return this.thesaurus.changes(toNumber(id, 'thesaurus.version-not-found'), query, actor);
  }

  @Post('versions/:id/restoration')
  @Allow('edit-catalogue')
  @HttpCode(204)
  @ApiOperation({ summary: 'Begin a draft with all that a version changed' })
  @ApiNoContentResponse()
  @noVersion
  @conflict
  restore(@Param('id') id: string, @Actor() actor: string): Promise<void> {
    return this.editing.restore(toNumber(id, 'thesaurus.version-not-found'), actor);
  }
}
