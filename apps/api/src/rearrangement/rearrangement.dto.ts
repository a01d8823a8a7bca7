import {
  ENTRY_KINDS,
  type EntryKind,
  type Rearrangement,
  REARRANGEMENT_LIMITS,
  TEXT_LIMITS,
} from '@jeonghap/catalogue';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMinSize, ArrayUnique, IsUUID } from 'class-validator';
import { ListQueryDto, PageDto } from '../entry/entry.dto.js';
import {
  ObjectField,
  TextField,
  TextListField,
  UuidField,
  WholeNumberField,
  WordField,
} from '../http/fields.js';

const nullableText = { type: String, nullable: true } as const;
const ASK_IDS = { maxItems: REARRANGEMENT_LIMITS.asks, max: 36 } as const;

class SeenEntryDto {
  @UuidField() id: string;
  @WholeNumberField({ min: 1, max: Number.MAX_SAFE_INTEGER, description: 'Revision that the editor saw' })
  revision: number;
}

export class MergeDraftDto {
  @WordField(ENTRY_KINDS) kind: EntryKind;
  @ObjectField(() => SeenEntryDto, { description: 'What becomes part of the other' }) from: SeenEntryDto;
  @ObjectField(() => SeenEntryDto, { description: 'What stays' }) into: SeenEntryDto;
  @TextField({ max: REARRANGEMENT_LIMITS.reason }) reason: string;
  @IsUUID(undefined, { each: true })
  @ArrayUnique()
  @TextListField({
    ...ASK_IDS,
    optional: true,
    description: 'Ids of asks that the other proposal takes over',
  })
  asks?: string[];
}

export class SplitDraftDto {
  @ObjectField(() => SeenEntryDto) proposal: SeenEntryDto;
  @TextField({ max: TEXT_LIMITS.title, description: 'Of the new proposal' }) title: string;
  @TextField({ max: TEXT_LIMITS.title, optional: true, nullable: true }) titleEn?: string | null;
  @IsUUID(undefined, { each: true })
  @ArrayMinSize(1)
  @ArrayUnique()
  @TextListField({ ...ASK_IDS, description: 'Ids of the asks that go over to it; some, not all' })
  asks: string[];
  @TextField({ max: REARRANGEMENT_LIMITS.reason }) reason: string;
}

class MovedAskDto {
  @ApiProperty({ format: 'uuid' }) fromAsk: string;
  @ApiProperty({ format: 'uuid' }) toAsk: string;
}

export class RearrangementDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: ['merge', 'split'], enumName: 'RearrangementAction' }) action: Rearrangement['action'];
  @ApiProperty({ enum: [...ENTRY_KINDS], enumName: 'EntryKind' }) kind: EntryKind;
  @ApiProperty({ format: 'uuid', description: 'What was merged away, or split' }) fromId: string;
  @ApiProperty(nullableText) fromRef: string | null;
  @ApiProperty({ description: 'What it was called then' }) fromTitle: string;
  @ApiProperty(nullableText) fromTitleEn: string | null;
  @ApiProperty({ format: 'uuid', description: 'What it is part of now, or what came of it' }) intoId: string;
  @ApiProperty({ ...nullableText, description: 'What that is called now' }) intoTitle: string | null;
  @ApiProperty(nullableText) intoTitleEn: string | null;
  @ApiProperty({ format: 'date-time' }) at: Date;
  @ApiProperty({ type: [MovedAskDto], description: 'Asks that went over, under new ids' })
  asks: readonly MovedAskDto[];
  @ApiProperty({ type: 'integer', description: 'Proposals that came over with a stakeholder' })
  proposalCount: number;
  @ApiProperty({ ...nullableText, description: 'Null to the public' }) reason: string | null;
  @ApiProperty({ ...nullableText, description: 'Null to the public' }) actor: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) undoneAt: Date | null;
  @ApiProperty({ ...nullableText, description: 'Null to the public' }) undoneBy: string | null;
}

export class RearrangementPageDto extends PageDto {
  @ApiProperty({ type: [RearrangementDto] }) items: readonly RearrangementDto[];
}

export class RearrangementQueryDto extends ListQueryDto {
  @UuidField({ optional: true, description: 'An entry that took part' }) entry?: string;
}
