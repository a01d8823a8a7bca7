import { WebhookEndpointService } from '@jeonghap/delivery';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import {
  ApiAcceptedResponse,
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
import { Actor } from '../access/principal.js';
import { ProblemDto } from '../entry/entry.dto.js';
import { idFrom } from '../http/id-from.js';
import {
  NewWebhookEndpointDto,
  WebhookEndpointChangeDto,
  WebhookEndpointDraftDto,
  WebhookEndpointDto,
  WebhookEndpointListDto,
} from './webhook.dto.js';

const badFields = ApiBadRequestResponse({ type: ProblemDto, description: 'Fields need correcting' });
const notFound = ApiNotFoundResponse({ type: ProblemDto, description: 'No such endpoint' });
const conflict = ApiConflictResponse({
  type: ProblemDto,
  description: 'Webhooks are not set up here, or there are too many',
});

/** Where programs of others are told that a report was published, signed as Standard Webhooks. */
@ApiTags('deliveries')
@Controller('webhook-endpoints')
@Allow('administer')
export class WebhookController {
  constructor(private readonly endpoints: WebhookEndpointService) {}

  @Get()
  @ApiOperation({ summary: 'Endpoints of webhooks, by the time at which they were made' })
  @ApiOkResponse({ type: WebhookEndpointListDto })
  async list(@Actor() actor: string): Promise<WebhookEndpointListDto> {
    return { items: await this.endpoints.list(actor), isSent: this.endpoints.isSent };
  }

  @Post()
  @ApiOperation({ summary: 'Add an endpoint; its secret is in this answer alone' })
  @ApiCreatedResponse({ type: NewWebhookEndpointDto })
  @badFields
  @conflict
  create(
    @Body() { url, events = ['report.published'] }: WebhookEndpointDraftDto,
    @Actor() actor: string,
  ): Promise<NewWebhookEndpointDto> {
    return this.endpoints.create({ url, events }, actor);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Pause an endpoint or let it go on, or change of what it is told' })
  @ApiOkResponse({ type: WebhookEndpointDto })
  @badFields
  @notFound
  change(
    @Param('id') id: string,
    @Body() change: WebhookEndpointChangeDto,
    @Actor() actor: string,
  ): Promise<WebhookEndpointDto> {
    return this.endpoints.change(idFrom(id, 'webhook.not-found'), change, actor);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove an endpoint' })
  @ApiNoContentResponse()
  @notFound
  remove(@Param('id') id: string, @Actor() actor: string): Promise<void> {
    return this.endpoints.remove(idFrom(id, 'webhook.not-found'), actor);
  }

  @Post(':id/test')
  @HttpCode(202)
  @ApiOperation({ summary: 'Send a trial once; what comes of it stands among the deliveries' })
  @ApiAcceptedResponse()
  @notFound
  @conflict
  test(@Param('id') id: string, @Actor() actor: string): Promise<void> {
    return this.endpoints.test(idFrom(id, 'webhook.not-found'), actor);
  }
}
