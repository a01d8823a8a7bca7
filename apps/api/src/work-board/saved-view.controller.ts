import { type Principal } from '@jeonghap/identity';
import { SavedViewService } from '@jeonghap/review';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
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
import { Allow } from '../access/allow.js';
import { SignedIn } from '../access/principal.js';
import { ProblemDto } from '../entry/entry.dto.js';
import { idFrom } from '../http/id-from.js';
import { SavedViewChangeDto, SavedViewDraftDto, SavedViewDto, SavedViewListDto } from './saved-view.dto.js';

const badFields = ApiBadRequestResponse({ type: ProblemDto, description: 'Fields need correcting' });
const notFound = ApiNotFoundResponse({ type: ProblemDto, description: "No such view, or somebody else's" });
const taken = ApiConflictResponse({
  type: ProblemDto,
  description: 'The name is taken, or there are too many',
});

/** Views of the board that a person named, for that person alone. */
@ApiTags('own account')
@Controller('saved-views')
@Allow('own-session')
export class SavedViewController {
  constructor(private readonly views: SavedViewService) {}

  @Get()
  @ApiOperation({ summary: 'My views of the board, by the time at which they were saved' })
  @ApiOkResponse({ type: SavedViewListDto })
  async list(@SignedIn() me: Principal): Promise<SavedViewListDto> {
    return { items: await this.views.list(me.accountId) };
  }

  @Post()
  @ApiOperation({ summary: 'Save a view of the board under a name' })
  @ApiCreatedResponse({ type: SavedViewDto })
  @badFields
  @taken
  create(@Body() draft: SavedViewDraftDto, @SignedIn() me: Principal): Promise<SavedViewDto> {
    return this.views.create(me.accountId, draft);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Rename one of my views, or let it show something else' })
  @ApiOkResponse({ type: SavedViewDto })
  @badFields
  @notFound
  @taken
  change(
    @Param('id') id: string,
    @Body() change: SavedViewChangeDto,
    @SignedIn() me: Principal,
  ): Promise<SavedViewDto> {
    return this.views.change(me.accountId, idFrom(id, 'saved-view.not-found'), change);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete one of my views' })
  @ApiNoContentResponse()
  @notFound
  remove(@Param('id') id: string, @SignedIn() me: Principal): Promise<void> {
    return this.views.remove(me.accountId, idFrom(id, 'saved-view.not-found'));
  }
}
