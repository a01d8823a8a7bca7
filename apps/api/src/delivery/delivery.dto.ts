import {
  type Delivery,
  DELIVERY_CAUSES,
  DELIVERY_EVENTS,
  DELIVERY_KINDS,
  DELIVERY_STATES,
  type DeliveryCause,
  type DeliveryEvent,
  type DeliveryKind,
  type DeliveryState,
} from '@jeonghap/delivery';
import { ApiProperty } from '@nestjs/swagger';
import { ListQueryDto, PageDto } from '../entry/entry.dto.js';
import { WordField } from '../http/fields.js';

const nullableText = { type: String, nullable: true } as const;
const nullableMoment = { type: String, format: 'date-time', nullable: true } as const;

export class DeliveryQueryDto extends ListQueryDto {
  @WordField(DELIVERY_STATES, { optional: true }) state?: DeliveryState;
  @WordField(DELIVERY_KINDS, { optional: true }) kind?: DeliveryKind;
}

export class DeliveryDto implements Omit<Delivery, 'accountId' | 'endpointHost'> {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: [...DELIVERY_KINDS], enumName: 'DeliveryKind' }) kind: DeliveryKind;
  @ApiProperty({ enum: [...DELIVERY_EVENTS], enumName: 'DeliveryEvent' }) event: DeliveryEvent;
  @ApiProperty({ ...nullableText, description: 'Null of a trial and of a mail on company fit' }) week:
    string | null;
  @ApiProperty({ type: 'integer', nullable: true }) edition: number | null;
  @ApiProperty({
    ...nullableText,
    description: 'Name of the person, or host of the endpoint, it goes to; null for one that was removed',
  })
  target: string | null;
  @ApiProperty({ enum: [...DELIVERY_STATES], enumName: 'DeliveryState' }) state: DeliveryState;
  @ApiProperty({ ...nullableText, enum: [...DELIVERY_CAUSES], enumName: 'DeliveryCause' })
  cause: DeliveryCause | null;
  @ApiProperty({ ...nullableText, description: 'What the other side said last' }) lastAnswer: string | null;
  @ApiProperty({ type: 'integer' }) attempts: number;
  @ApiProperty({ format: 'date-time' }) createdAt: Date;
  @ApiProperty(nullableMoment) attemptedAt: Date | null;
  @ApiProperty(nullableMoment) settledAt: Date | null;
  @ApiProperty({ ...nullableMoment, description: 'When it is tried next' }) nextAt: Date | null;
  @ApiProperty() isRetryable: boolean;
}

export class DeliveryPageDto extends PageDto {
  @ApiProperty({ type: [DeliveryDto] }) items: readonly DeliveryDto[];
}
