import {
  DriftService,
  RecomputeWakeUp,
  SCORE_SET_ACTIONS,
  type ScoreSetAction,
  type ScoreSetProgress,
  ScoreSetService,
} from '@jeonghap/recompute';
import { type Principal } from '@jeonghap/identity';
import { NotFound } from '@jeonghap/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { Allow } from '../access/allow.js';
import { ActorNames } from '../access/actor-names.js';
import { Actor, Viewer } from '../access/principal.js';
import { ProblemDto } from '../entry/entry.dto.js';
import {
  BuildScoreSetDto,
  CoverageFlipPageDto,
  DriftPageDto,
  DriftQueryDto,
  DriftSummaryDto,
  ScoreSetListDto,
  ScoreSetProgressDto,
} from './score-set.dto.js';

const notFound = ApiNotFoundResponse({ type: ProblemDto, description: 'No such score set' });
const conflict = ApiConflictResponse({ type: ProblemDto, description: 'Not possible in its present state' });

/** A set's id from the address; anything but a small whole number names no set. */
function toScoreSetId(id: string): number {
  if (!/^[1-9]\d{0,8}$/.test(id)) throw new NotFound('score-set.not-found');
  return Number(id);
}

@ApiTags('score-sets')
@Controller('score-sets')
@Allow('everyone')
export class ScoreSetController {
  constructor(
    private readonly scoreSets: ScoreSetService,
    private readonly drift: DriftService,
    private readonly wakeUp: RecomputeWakeUp,
    private readonly actors: ActorNames,
  ) {}

  @Get()
  @ApiOperation({ summary: 'All score sets, newest first, with their progress' })
  @ApiOkResponse({ type: ScoreSetListDto })
  async list(@Viewer() viewer: Principal | undefined): Promise<ScoreSetListDto> {
    return { items: await this.named(viewer, await this.scoreSets.list()) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One score set with its progress' })
  @ApiOkResponse({ type: ScoreSetProgressDto })
  @notFound
  async get(@Param('id') id: string, @Viewer() viewer: Principal | undefined): Promise<ScoreSetProgressDto> {
    return this.one(viewer, await this.scoreSets.get(toScoreSetId(id)));
  }

  @Post()
  @Allow('administer')
  @ApiOperation({ summary: 'Build a score set with a changed thesaurus beside the live one' })
  @ApiCreatedResponse({ type: ScoreSetProgressDto })
  @conflict
  async build(
    @Body() { note, thesaurus }: BuildScoreSetDto,
    @Actor() actor: string,
    @Viewer() viewer: Principal | undefined,
  ): Promise<ScoreSetProgressDto> {
    const built = await this.scoreSets.build({ note, thesaurus }, actor);
    this.wakeUp.wake();
    return this.one(viewer, built);
  }

  @Post(':id/:action')
  @Allow('administer')
  @HttpCode(200)
  @ApiOperation({ summary: 'Pause, resume or cancel a construction, or switch readers to a set' })
  @ApiParam({ name: 'action', enum: [...SCORE_SET_ACTIONS] })
  @ApiOkResponse({ type: ScoreSetProgressDto })
  @notFound
  @conflict
  async act(
    @Param('id') id: string,
    @Param('action') action: string,
    @Viewer() viewer: Principal | undefined,
  ): Promise<ScoreSetProgressDto> {
    if (!SCORE_SET_ACTIONS.includes(action as ScoreSetAction)) throw new NotFound('route.not-found');
    const changed = await this.scoreSets.act(toScoreSetId(id), action as ScoreSetAction);
    this.wakeUp.wake();
    return this.one(viewer, changed);
  }

  @Get(':id/drift')
  @ApiOperation({ summary: 'What a switch to this set would move' })
  @ApiOkResponse({ type: DriftSummaryDto })
  @notFound
  @conflict
  summarise(@Param('id') id: string): Promise<DriftSummaryDto> {
    return this.drift.summary(toScoreSetId(id));
  }

  @Get(':id/drift/pairs')
  @ApiOperation({ summary: 'The alignments that a switch to this set would move, most first' })
  @ApiOkResponse({ type: DriftPageDto })
  @notFound
  @conflict
  listPairs(@Param('id') id: string, @Query() { limit, cursor }: DriftQueryDto): Promise<DriftPageDto> {
    return this.drift.list(toScoreSetId(id), limit, cursor);
  }

  @Get(':id/drift/flips')
  @ApiOperation({ summary: 'The proposals whose coverage a switch to this set would flip, by title' })
  @ApiOkResponse({ type: CoverageFlipPageDto })
  @notFound
  @conflict
  listFlips(
    @Param('id') id: string,
    @Query() { limit, cursor }: DriftQueryDto,
  ): Promise<CoverageFlipPageDto> {
    return this.drift.flips(toScoreSetId(id), limit, cursor);
  }

  private async one(viewer: Principal | undefined, set: ScoreSetProgress): Promise<ScoreSetProgressDto> {
    const [named = set] = await this.named(viewer, [set]);
    return named;
  }

  private async named(
    viewer: Principal | undefined,
    sets: readonly ScoreSetProgress[],
  ): Promise<readonly ScoreSetProgressDto[]> {
    const shown = await this.actors.shownTo(
      viewer,
      sets.map(({ createdBy }) => createdBy),
    );
    return sets.map((set) => ({ ...set, createdBy: shown(set.createdBy) }));
  }
}
