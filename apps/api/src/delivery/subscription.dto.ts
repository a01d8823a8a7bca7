import { AXES, type Axis, TEXT_LIMITS } from '@jeonghap/catalogue';
import {
  DELIVERY_CAUSES,
  DELIVERY_STATES,
  MAIL_SORTS,
  type MailPreview,
  type MailSort,
  MOST_SUBSCRIPTIONS,
  type Subscription,
  SUBSCRIPTION_EDITIONS,
  SUBSCRIPTION_STATES,
  type SubscriptionChange,
  type SubscriptionDraft,
  type SubscriptionEdition,
  type SubscriptionState,
} from '@jeonghap/delivery';
import {
  type Language,
  LANGUAGES,
  MAIL_TOPICS,
  type MailTopic,
  MOST_FILTERED,
  type ReportFilter,
} from '@jeonghap/reports';
import { ApiProperty, PartialType } from '@nestjs/swagger';
import { ObjectField, TextListField, UuidListField, WordField, WordListField } from '../http/fields.js';

const nullableText = { type: String, nullable: true } as const;

export class ReportFilterDto implements ReportFilter {
  @WordListField(MAIL_TOPICS, { description: 'All where it is empty' }) topics: MailTopic[];
  @UuidListField({ maxItems: MOST_FILTERED, description: 'Narrows the gaps; all where it is empty' })
  stakeholders: string[];
  @TextListField({
    maxItems: MOST_FILTERED,
    max: TEXT_LIMITS.name,
    description: 'Names; narrows the programmes and deadlines; all where it is empty',
  })
  ministries: string[];
  @WordListField(AXES, { description: 'Narrows the numbers by axis; all where it is empty' }) axes: Axis[];
}

class ChangeableDto {
  @WordField(LANGUAGES) lang: Language;
  @ObjectField(() => ReportFilterDto) filter: ReportFilterDto;
}

export class SubscriptionDraftDto extends ChangeableDto implements SubscriptionDraft {
  @WordField(SUBSCRIPTION_EDITIONS, {
    optional: true,
    description: 'The one about the own company, which the filter does not narrow; not changed later',
  })
  edition: SubscriptionEdition = 'general';
}

export class SubscriptionChangeDto
  extends PartialType(ChangeableDto, { skipNullProperties: false })
  implements SubscriptionChange
{
  @WordField(['active', 'paused'], { optional: true }) state?: 'active' | 'paused';
}

class LastDeliveryDto {
  @ApiProperty() week: string;
  @ApiProperty({ enum: [...DELIVERY_STATES], enumName: 'DeliveryState' }) state: string;
  @ApiProperty({ ...nullableText, enum: [...DELIVERY_CAUSES], enumName: 'DeliveryCause' }) cause:
    string | null;
  @ApiProperty({ format: 'date-time' }) at: Date;
}

export class SubscriptionDto implements Subscription {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: [...LANGUAGES] }) lang: Language;
  @ApiProperty({ enum: [...SUBSCRIPTION_EDITIONS], enumName: 'SubscriptionEdition' })
  edition: SubscriptionEdition;
  @ApiProperty({ type: ReportFilterDto }) filter: ReportFilter;
  @ApiProperty({ enum: [...SUBSCRIPTION_STATES], enumName: 'SubscriptionState' }) state: SubscriptionState;
  @ApiProperty({ format: 'date-time' }) createdAt: Date;
  @ApiProperty({ type: LastDeliveryDto, nullable: true, description: 'What became of the last mail' })
  last: LastDeliveryDto | null;
}

export class SubscriptionListDto {
  @ApiProperty({ type: [SubscriptionDto], description: `${String(MOST_SUBSCRIPTIONS)} at most` })
  items: readonly SubscriptionDto[];
  @ApiProperty({ description: 'Where the mail goes' }) email: string;
  @ApiProperty({
    ...nullableText,
    description: 'What the mail server said when it refused the address for good',
  })
  refusal: string | null;
  @ApiProperty({ description: 'Whether this server sends mail at all' }) isMailSent: boolean;
}

export class MailPreviewDto implements MailPreview {
  @ApiProperty() week: string;
  @ApiProperty({ type: 'integer' }) edition: number;
  @ApiProperty({ description: 'Whether it would not have gone out, since nothing changed that concerns it' })
  isQuiet: boolean;
  @ApiProperty() subject: string;
  @ApiProperty() html: string;
  @ApiProperty() text: string;
}

export class OptOutDto {
  @ApiProperty({
    enum: [...MAIL_SORTS],
    enumName: 'MailSort',
    description: 'Of the weekly report, or of company fit',
  })
  of: MailSort;
  @ApiProperty({ enum: [...LANGUAGES] }) lang: Language;
  @ApiProperty({ enum: [...SUBSCRIPTION_STATES], enumName: 'SubscriptionState' }) state: SubscriptionState;
}
