import { COMMENT_LIMITS } from '@jeonghap/review';
import { ApiProperty } from '@nestjs/swagger';
import { ListQueryDto, PageDto } from '../entry/entry.dto.js';
import { DayField, FlagQuery, TextField, UuidField, UuidListField } from '../http/fields.js';

/** Longest name that is searched for, UTF-16 code units. */
const STAFF_NAME_MAX = 100;
const nullableText = { type: String, nullable: true } as const;

export class StaffMemberDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
}

export class StaffPageDto extends PageDto {
  @ApiProperty({ type: [StaffMemberDto] }) items: readonly StaffMemberDto[];
}

export class StaffQueryDto extends ListQueryDto {
  @TextField({ max: STAFF_NAME_MAX, optional: true, description: 'In the name' }) q?: string;
}

export class AssignmentDraftDto {
  @UuidField({ nullable: true, description: 'Account of the person; null for nobody' }) assigneeId:
    string | null;
  @DayField({ nullable: true }) dueOn: string | null;
}

export class AssignmentDto {
  @ApiProperty({ format: 'uuid' }) proposalId: string;
  @ApiProperty({ type: 'integer', description: '0 while nobody was ever named' }) version: number;
  @ApiProperty({ ...nullableText, format: 'uuid' }) assigneeId: string | null;
  @ApiProperty(nullableText) assigneeName: string | null;
  @ApiProperty({ ...nullableText, format: 'date' }) dueOn: string | null;
}

class ListedAssignmentDto extends AssignmentDto {
  @ApiProperty() proposalTitle: string;
  @ApiProperty(nullableText) proposalTitleEn: string | null;
  @ApiProperty() isOverdue: boolean;
}

export class AssignmentPageDto extends PageDto {
  @ApiProperty({ type: [ListedAssignmentDto] }) items: readonly ListedAssignmentDto[];
}

export class OwnQueryDto extends ListQueryDto {
  @FlagQuery('Only what is for the viewer') mine?: boolean;
}

export class CommentDraftDto {
  @TextField({ max: COMMENT_LIMITS.body }) body: string;
  @UuidListField({
    maxItems: COMMENT_LIMITS.mentions,
    optional: true,
    description: 'Accounts that it is for',
  })
  mentions?: string[];
}

export class CommentDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) proposalId: string;
  @ApiProperty() proposalTitle: string;
  @ApiProperty(nullableText) proposalTitleEn: string | null;
  @ApiProperty({ format: 'uuid' }) authorId: string;
  @ApiProperty(nullableText) authorName: string | null;
  @ApiProperty({ ...nullableText, description: 'Null when the author removed it' }) body: string | null;
  @ApiProperty({ type: [String], format: 'uuid' }) mentions: readonly string[];
  @ApiProperty({ type: [String], description: 'Names of those whom it is for' })
  mentionNames: readonly string[];
  @ApiProperty({ format: 'date-time' }) at: Date;
}

export class CommentPageDto extends PageDto {
  @ApiProperty({ type: [CommentDto] }) items: readonly CommentDto[];
}
