import { type Import, ImportService } from '@jeonghap/catalogue';
import { type Principal } from '@jeonghap/identity';
import { RecomputeStatusService } from '@jeonghap/recompute';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { ActorNames } from '../access/actor-names.js';
import { Allow } from '../access/allow.js';
import { Actor, Viewer } from '../access/principal.js';
import { ListAnswers } from '../entry/api-answers.js';
import { ProblemDto } from '../entry/entry.dto.js';
import { idFrom } from '../http/id-from.js';
import { IdempotencyKey } from '../http/preconditions.js';
import {
  ImportDto,
  ImportedEntryPageDto,
  ImportPageDto,
  ImportQueryDto,
  ImportRecordDto,
} from './import.dto.js';

@ApiTags('import')
@Controller()
@Allow('edit-catalogue')
export class ImportController {
  constructor(
    private readonly imports: ImportService,
    private readonly recompute: RecomputeStatusService,
    private readonly actors: ActorNames,
  ) {}

  @Post('import')
  @ApiOperation({ summary: 'Create up to 1,000 entries at once, all or none' })
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'Makes the request safe to repeat' })
  @ApiCreatedResponse({ type: ImportRecordDto })
  @ApiBadRequestResponse({
    type: ProblemDto,
    description: 'Each bad row and field is named; nothing was stored',
  })
  @ApiResponse({
    status: 422,
    type: ProblemDto,
    description: 'The Idempotency-Key was used for another request',
  })
  @ApiResponse({
    status: 429,
    type: ProblemDto,
    description: 'Too much waits for computation; try again after Retry-After seconds',
  })
  async import(
    @Body() draft: ImportDto,
    @IdempotencyKey() idempotencyKey: string | undefined,
    @Actor() actor: string,
    @Viewer() viewer: Principal | undefined,
  ): Promise<ImportRecordDto> {
    await this.recompute.assertCapacity();
    return this.named(await this.imports.import(draft, actor, idempotencyKey), viewer);
  }

  @Get('imports')
  @ListAnswers('Imports that were committed, the latest first', ImportPageDto)
  async list(
    @Query() query: ImportQueryDto,
    @Actor() actor: string,
    @Viewer() viewer: Principal | undefined,
  ): Promise<ImportPageDto> {
    const page = await this.imports.list(query, actor);
    const shown = await this.actors.shownTo(
      viewer,
      page.items.map((one) => one.actor),
    );
    return { ...page, items: page.items.map((one) => ({ ...one, actor: shown(one.actor) })) };
  }

  @Get('imports/:id')
  @ApiOperation({ summary: 'One import: who, when, from which file, how much' })
  @ApiOkResponse({ type: ImportRecordDto })
  @ApiNotFoundResponse({ type: ProblemDto })
  async get(
    @Param('id') id: string,
    @Actor() actor: string,
    @Viewer() viewer: Principal | undefined,
  ): Promise<ImportRecordDto> {
    return this.named(await this.imports.get(idFrom(id, 'import.not-found'), actor), viewer);
  }

  @Get('imports/:id/entries')
  @ListAnswers('What an import made, in its order', ImportedEntryPageDto)
  @ApiNotFoundResponse({ type: ProblemDto })
  listEntries(
    @Param('id') id: string,
    @Query() query: ImportQueryDto,
    @Actor() actor: string,
  ): Promise<ImportedEntryPageDto> {
    return this.imports.listEntries(idFrom(id, 'import.not-found'), query, actor);
  }

  private async named(made: Import, viewer: Principal | undefined): Promise<ImportRecordDto> {
    const shown = await this.actors.shownTo(viewer, [made.actor]);
    return { ...made, actor: shown(made.actor) };
  }
}
