import { STAKEHOLDER_TYPES, type StakeholderType, TEXT_LIMITS, type Visibility } from '@jeonghap/catalogue';
import { ApiProperty, PartialType } from '@nestjs/swagger';
import { EntryDraftDto, EntryViewDto, ListQueryDto, PageDto, visibilityOf } from '../entry/entry.dto.js';
import { RepeatableQuery, TextField, TextListField, WordField } from '../http/fields.js';

const TYPES = [...STAKEHOLDER_TYPES];

export class StakeholderReferenceDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: String, nullable: true }) externalRef: string | null;
  @ApiProperty() name: string;
  @ApiProperty({ type: String, nullable: true }) nameEn: string | null;
  @ApiProperty({ enum: TYPES, enumName: 'StakeholderType' }) type: StakeholderType;
}

export class StakeholderQueryDto extends ListQueryDto {
  @TextField({ max: TEXT_LIMITS.name, optional: true, description: 'In name or alias' }) q?: string;
  @RepeatableQuery(STAKEHOLDER_TYPES) type?: StakeholderType[];
}

export class CreateStakeholderDto extends EntryDraftDto {
  @WordField(STAKEHOLDER_TYPES) type: StakeholderType;
  @TextListField({ maxItems: 50, max: TEXT_LIMITS.name, optional: true }) aliases?: string[];
}

export class EditStakeholderDto extends PartialType(CreateStakeholderDto, { skipNullProperties: false }) {}

export class StakeholderDto extends EntryViewDto {
  @ApiProperty({ enum: TYPES, enumName: 'StakeholderType' }) type: StakeholderType;
  @ApiProperty({ type: [String] }) aliases: readonly string[];
  @ApiProperty({ type: 'integer' }) proposalCount: number;
}

/** A stakeholder as its editors see it, published or not. */
export class EditableStakeholderDto extends StakeholderDto {
  @ApiProperty(visibilityOf) visibility: Visibility;
}

export class StakeholderPageDto extends PageDto {
  @ApiProperty({ type: [StakeholderDto] }) items: readonly StakeholderDto[];
}
