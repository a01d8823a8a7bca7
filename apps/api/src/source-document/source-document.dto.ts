import { SOURCE_DOCUMENT_KINDS, type SourceDocumentKind } from '@jeonghap/catalogue';
import { ApiProperty } from '@nestjs/swagger';
import { ListQueryDto, PageDto } from '../entry/entry.dto.js';
import { TextField } from '../http/fields.js';

const nullableText = { type: String, nullable: true } as const;

export class SourceDocumentQueryDto extends ListQueryDto {
  @TextField({
    max: 200,
    optional: true,
    description: 'Words of title, file or address, or a whole reference',
  })
  q?: string;
}

export class SourceDocumentListItemDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty(nullableText) externalRef: string | null;
  @ApiProperty() title: string;
  @ApiProperty(nullableText) titleEn: string | null;
  @ApiProperty({ enum: [...SOURCE_DOCUMENT_KINDS], enumName: 'SourceDocumentKind' }) kind: SourceDocumentKind;
  @ApiProperty({ type: String, format: 'date', nullable: true }) publishedOn: string | null;
  @ApiProperty(nullableText) fileName: string | null;
  @ApiProperty(nullableText) url: string | null;
}

export class SourceDocumentPageDto extends PageDto {
  @ApiProperty({ type: [SourceDocumentListItemDto] }) items: readonly SourceDocumentListItemDto[];
}
