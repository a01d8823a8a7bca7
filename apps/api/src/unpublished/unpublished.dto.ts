import { ENTRY_KINDS, type EntryKind } from '@jeonghap/catalogue';
import { ApiProperty } from '@nestjs/swagger';
import { ListQueryDto, PageDto } from '../entry/entry.dto.js';
import { WordField } from '../http/fields.js';

const nullableText = { type: String, nullable: true } as const;

export class UnpublishedQueryDto extends ListQueryDto {
  @WordField(ENTRY_KINDS, { optional: true, description: 'Only this kind' }) kind?: EntryKind;
}

export class UnpublishedEntryDto {
  @ApiProperty({ enum: [...ENTRY_KINDS], enumName: 'EntryKind' }) kind: EntryKind;
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty(nullableText) externalRef: string | null;
  @ApiProperty() title: string;
  @ApiProperty(nullableText) titleEn: string | null;
  @ApiProperty({ enum: ['draft', 'internal'] }) visibility: 'draft' | 'internal';
  @ApiProperty({ format: 'date-time' }) updatedAt: Date;
}

export class UnpublishedPageDto extends PageDto {
  @ApiProperty({ type: [UnpublishedEntryDto] }) items: readonly UnpublishedEntryDto[];
}
