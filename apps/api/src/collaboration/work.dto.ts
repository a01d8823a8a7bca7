import { COMMENT_LIMITS } from '@jeonghap/review';
import { ApiProperty } from '@nestjs/swagger';
import { ListQueryDto, PageDto } from '../entry/entry.dto.js';
import { DayField, FlagQuery, TextField, UuidField, UuidListField } from '../http/fields.js';

const nullableText = { type: String, nullable: true } as const;

export class StaffMemberDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
}

export class StaffDto {
  @ApiProperty({ type: [StaffMemberDto] }) items: readonly StaffMemberDto[];
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
  @ApiProperty({ ...nullableText, description: 'Null when the author removed it' }) body: string | null;
  @ApiProperty({ type: [String], format: 'uuid' }) mentions: readonly string[];
  @ApiProperty({ format: 'date-time' }) at: Date;
}

export class CommentPageDto extends PageDto {
  @ApiProperty({ type: [CommentDto] }) items: readonly CommentDto[];
}
