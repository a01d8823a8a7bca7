import { MailPreviewService, SubscriptionService } from '@jeonghap/delivery';
import { actorOf, type Principal } from '@jeonghap/identity';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Req } from '@nestjs/common';
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
import { type FastifyRequest } from 'fastify';
import { Allow } from '../access/allow.js';
import { SignedIn } from '../access/principal.js';
import { ProblemDto } from '../entry/entry.dto.js';
import { idFrom } from '../http/id-from.js';
import { originOf } from '../http/origin-of.js';
import {
  MailPreviewDto,
  SubscriptionChangeDto,
  SubscriptionDraftDto,
  SubscriptionDto,
  SubscriptionListDto,
} from './subscription.dto.js';

const badFields = ApiBadRequestResponse({ type: ProblemDto, description: 'Fields need correcting' });
const notFound = ApiNotFoundResponse({ type: ProblemDto, description: "No such one, or somebody else's" });

/** What of the weekly report a person wants by mail. */
@ApiTags('own account')
@Controller('report-subscriptions')
@Allow('own-session')
export class SubscriptionController {
  constructor(
    private readonly subscriptions: SubscriptionService,
    private readonly previews: MailPreviewService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'My subscriptions of the weekly report by mail' })
  @ApiOkResponse({ type: SubscriptionListDto })
  async list(@SignedIn() me: Principal): Promise<SubscriptionListDto> {
    const own = await this.subscriptions.list(me.accountId);
    return { ...own, email: me.email, isMailSent: this.previews.isMailSent };
  }

  @Post()
  @ApiOperation({ summary: 'Subscribe to the weekly report by mail' })
  @ApiCreatedResponse({ type: SubscriptionDto })
  @badFields
  @ApiConflictResponse({ type: ProblemDto, description: 'There are too many, or there is no company' })
  create(@Body() draft: SubscriptionDraftDto, @SignedIn() me: Principal): Promise<SubscriptionDto> {
    return this.subscriptions.create(me.accountId, draft);
  }

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({ summary: 'The mail as it would have gone out for the latest report; nothing is sent' })
  @ApiOkResponse({ type: MailPreviewDto })
  @badFields
  @ApiNotFoundResponse({ type: ProblemDto, description: 'There is no report yet' })
  @ApiConflictResponse({ type: ProblemDto, description: 'There is no company' })
  preview(
    @Body() draft: SubscriptionDraftDto,
    @SignedIn() me: Principal,
    @Req() request: FastifyRequest,
  ): Promise<MailPreviewDto> {
    const audience = me.rights.includes('see-internal') ? 'internal' : 'public';
    return this.previews.preview(draft, audience, { origin: originOf(request), actor: actorOf(me) });
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change, pause or resume one of my subscriptions' })
  @ApiOkResponse({ type: SubscriptionDto })
  @badFields
  @notFound
  change(
    @Param('id') id: string,
    @Body() change: SubscriptionChangeDto,
    @SignedIn() me: Principal,
  ): Promise<SubscriptionDto> {
    return this.subscriptions.change(me.accountId, idFrom(id, 'subscription.not-found'), change);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'End one of my subscriptions' })
  @ApiNoContentResponse()
  @notFound
  remove(@Param('id') id: string, @SignedIn() me: Principal): Promise<void> {
    return this.subscriptions.remove(me.accountId, idFrom(id, 'subscription.not-found'));
  }
}
