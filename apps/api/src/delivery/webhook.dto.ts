import {
  ENDPOINT_EVENTS,
  ENDPOINT_STATES,
  type EndpointEvent,
  type EndpointState,
  MOST_ENDPOINTS,
  PAUSE_CAUSES,
  type PauseCause,
  type WebhookEndpoint,
} from '@jeonghap/delivery';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMinSize } from 'class-validator';
import { HttpUrlField, WordField, WordListField } from '../http/fields.js';

export class WebhookEndpointDraftDto {
  @HttpUrlField({
    description:
      'https at its usual port and in the open network, unless the host is listed in the configuration',
  })
  url: string;
  @ArrayMinSize(1)
  @WordListField(ENDPOINT_EVENTS, { optional: true, description: '`report.published` alone when absent' })
  events?: EndpointEvent[];
}

export class WebhookEndpointChangeDto {
  @WordField(ENDPOINT_STATES, { optional: true }) state?: EndpointState;
  @ArrayMinSize(1)
  @WordListField(ENDPOINT_EVENTS, { optional: true, description: 'From the next report on' })
  events?: EndpointEvent[];
}

export class WebhookEndpointDto implements WebhookEndpoint {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() url: string;
  @ApiProperty({ enum: [...ENDPOINT_EVENTS], enumName: 'EndpointEvent', isArray: true })
  events: readonly EndpointEvent[];
  @ApiProperty({ enum: [...ENDPOINT_STATES], enumName: 'EndpointState' }) state: EndpointState;
  @ApiProperty({ type: String, nullable: true, enum: [...PAUSE_CAUSES], enumName: 'PauseCause' })
  pauseCause: PauseCause | null;
  @ApiProperty({ format: 'date-time' }) createdAt: Date;
}

export class WebhookEndpointListDto {
  @ApiProperty({ type: [WebhookEndpointDto], description: `${String(MOST_ENDPOINTS)} at most` })
  items: readonly WebhookEndpointDto[];
  @ApiProperty({ description: 'Whether this server sends webhooks at all' }) isSent: boolean;
}

export class NewWebhookEndpointDto {
  @ApiProperty({ type: WebhookEndpointDto }) endpoint: WebhookEndpointDto;
  @ApiProperty({ description: 'Secret of its signatures (Standard Webhooks); shown this once' })
  secret: string;
}
