import { ENTRY_KINDS, type EntryKind, MAX_IMPORT, TEXT_LIMITS } from '@jeonghap/catalogue';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMinSize } from 'class-validator';
import { ListQueryDto, PageDto } from '../entry/entry.dto.js';
import { ObjectListField, TextField, UuidField } from '../http/fields.js';
import { CreateLegislativeItemDto } from '../legislative-item/legislative-item.dto.js';
import { CreateProgrammeDto } from '../programme/programme.dto.js';
import { AskDraftDto, CreateProposalDto } from '../proposal/proposal.dto.js';
import { CreateStakeholderDto } from '../stakeholder/stakeholder.dto.js';

const nullableText = { type: String, nullable: true } as const;

/** In bulk the asks are always given: nobody looks at each proposal. */
class ImportedProposalDto extends CreateProposalDto {
  @TextField({ max: TEXT_LIMITS.title, description: 'Id, external reference, or a whole name or alias' })
  declare stakeholder: string;
  @ArrayMinSize(1)
  @ObjectListField(() => AskDraftDto, { maxItems: 50 })
  declare asks: AskDraftDto[];
}

export class ImportDto {
  @TextField({
    max: TEXT_LIMITS.short,
    optional: true,
    nullable: true,
    description: 'Name of the file that the rows come from',
  })
  fileName?: string | null;
  @ObjectListField(() => CreateStakeholderDto, { maxItems: MAX_IMPORT, optional: true })
  stakeholders: CreateStakeholderDto[] = [];
  @ObjectListField(() => CreateProgrammeDto, { maxItems: MAX_IMPORT, optional: true })
  programmes: CreateProgrammeDto[] = [];
  @ObjectListField(() => CreateLegislativeItemDto, { maxItems: MAX_IMPORT, optional: true })
  legislativeItems: CreateLegislativeItemDto[] = [];
  @ObjectListField(() => ImportedProposalDto, {
    maxItems: MAX_IMPORT,
    optional: true,
    description: 'May name stakeholders of the same import',
  })
  proposals: ImportedProposalDto[] = [];
}

class ImportCountsDto {
  @ApiProperty({ type: 'integer' }) stakeholder: number;
  @ApiProperty({ type: 'integer' }) proposal: number;
  @ApiProperty({ type: 'integer' }) programme: number;
  @ApiProperty({ type: 'integer' }) legislative_item: number;
}

/** An import that was committed. */
export class ImportRecordDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ ...nullableText, description: 'Who imported, which is not who put forward what it brought' })
  actor: string | null;
  @ApiProperty(nullableText) fileName: string | null;
  @ApiProperty({ format: 'date-time' }) at: Date;
  @ApiProperty({ type: ImportCountsDto }) counts: ImportCountsDto;
}

export class ImportQueryDto extends ListQueryDto {
  @UuidField({ optional: true, description: 'The import that made this entry' }) entry?: string;
}

export class ImportPageDto extends PageDto {
  @ApiProperty({ type: [ImportRecordDto] }) items: readonly ImportRecordDto[];
}

class ImportedEntryDto {
  @ApiProperty({ type: 'integer', description: 'Place in the import, from 1' }) no: number;
  @ApiProperty({ enum: [...ENTRY_KINDS], enumName: 'EntryKind' }) kind: EntryKind;
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() title: string;
  @ApiProperty(nullableText) titleEn: string | null;
  @ApiProperty() isPublished: boolean;
}

export class ImportedEntryPageDto extends PageDto {
  @ApiProperty({ type: [ImportedEntryDto] }) items: readonly ImportedEntryDto[];
}
