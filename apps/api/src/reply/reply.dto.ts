import {
  REPLY_LENGTH,
  REPLY_STATUSES,
  REPLY_VISIBILITIES,
  type ReplyClocks,
  type ReplyStatus,
  type ReplyVisibility,
} from '@jeonghap/review';
import { ApiProperty } from '@nestjs/swagger';
import { ListQueryDto, PageDto } from '../entry/entry.dto.js';
import { DayField, FlagQuery, RepeatableQuery, TextField, WordField } from '../http/fields.js';

const nullableText = { type: String, nullable: true } as const;

export class ReplyDraftDto {
  @WordField(REPLY_STATUSES) status: ReplyStatus;
  @TextField({ max: REPLY_LENGTH.reason }) reason: string;
  @TextField({ max: REPLY_LENGTH.office, description: 'The ministry, or its division' }) office: string;
  @DayField() repliedOn: string;
  @WordField(REPLY_VISIBILITIES) visibility: ReplyVisibility;
}

export class ReplyDto {
  @ApiProperty({ format: 'uuid' }) askId: string;
  @ApiProperty({ type: 'integer' }) version: number;
  @ApiProperty({ enum: [...REPLY_STATUSES], enumName: 'ReplyStatus' }) status: ReplyStatus;
  @ApiProperty() reason: string;
  @ApiProperty() office: string;
  @ApiProperty({ format: 'date' }) repliedOn: string;
  @ApiProperty({ enum: [...REPLY_VISIBILITIES], enumName: 'ReplyVisibility' }) visibility: ReplyVisibility;
  @ApiProperty({ ...nullableText, description: 'Who wrote it down; null to the public' }) actor:
    string | null;
  @ApiProperty({ format: 'date-time' }) at: Date;
}

class ReplyClocksDto {
  @ApiProperty({ format: 'date', description: 'The occasion, or the day on which it was written down' })
  receivedOn: string;
  @ApiProperty({ format: 'date' }) firstAnswerDue: string;
  @ApiProperty({ format: 'date', description: 'For an answer with a decision and its reason' })
  justificationDue: string;
  @ApiProperty({
    enum: ['first_answer', 'justification'],
    enumName: 'OverdueReply',
    type: String,
    nullable: true,
  })
  overdue: ReplyClocks['overdue'];
}

export class AskReplyDto {
  @ApiProperty({ format: 'uuid' }) askId: string;
  @ApiProperty({ type: ReplyDto, nullable: true, description: 'The last answer that the viewer may see' })
  reply: ReplyDto | null;
  @ApiProperty({ type: ReplyClocksDto, nullable: true, description: 'Null to the public' })
  clocks: ReplyClocksDto | null;
}

export class AskRepliesDto {
  @ApiProperty({ type: [AskReplyDto], description: 'By ask, in their order' }) items: readonly AskReplyDto[];
}

export class ListedAskReplyDto extends AskReplyDto {
  @ApiProperty({ type: 'integer' }) askNo: number;
  @ApiProperty() askText: string;
  @ApiProperty({ format: 'uuid' }) proposalId: string;
  @ApiProperty() proposalTitle: string;
  @ApiProperty(nullableText) proposalTitleEn: string | null;
  @ApiProperty() stakeholder: string;
  @ApiProperty(nullableText) stakeholderEn: string | null;
}

export class AskReplyPageDto extends PageDto {
  @ApiProperty({ type: [ListedAskReplyDto] }) items: readonly ListedAskReplyDto[];
}

export class ReplyVersionPageDto extends PageDto {
  @ApiProperty({ type: [ReplyDto] }) items: readonly ReplyDto[];
}

export class ReplyQueryDto extends ListQueryDto {
  @FlagQuery('Whether an answer is overdue') overdue?: boolean;
  @RepeatableQuery([...REPLY_STATUSES, 'unanswered']) status?: (ReplyStatus | 'unanswered')[];
}
