import { type EntryKind, type MatchedBy, MAX_SEARCH, SEARCH_KINDS } from '@jeonghap/catalogue';
import { ApiProperty } from '@nestjs/swagger';
import { ListQueryDto, PageDto } from '../entry/entry.dto.js';
import { TextField, WordField } from '../http/fields.js';

const nullableText = { type: String, nullable: true } as const;
const MATCHED_BY: MatchedBy[] = ['ref', 'title', 'alias', 'text'];

export class SearchQueryDto extends ListQueryDto {
  @TextField({
    max: MAX_SEARCH,
    description: 'Words, a number, or lead consonants (초성) of a name',
    example: 'AI 바우처',
  })
  q: string;
  @WordField(SEARCH_KINDS, { optional: true, description: 'Only this kind; a cursor needs it' })
  kind?: EntryKind;
}

export class FoundStakeholderDto {
  @ApiProperty() name: string;
  @ApiProperty(nullableText) nameEn: string | null;
}

export class FoundEntryDto {
  @ApiProperty({ enum: [...SEARCH_KINDS], enumName: 'EntryKind' }) kind: EntryKind;
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty(nullableText) externalRef: string | null;
  @ApiProperty() title: string;
  @ApiProperty(nullableText) titleEn: string | null;
  @ApiProperty({ type: FoundStakeholderDto, nullable: true, description: 'Of a proposal' })
  stakeholder: FoundStakeholderDto | null;
  @ApiProperty({ ...nullableText, description: 'Of a programme or legislative item' }) ministry:
    string | null;
  @ApiProperty({ ...nullableText, description: 'Law and article of a legislative item' }) citation:
    string | null;
  @ApiProperty({ enum: MATCHED_BY, enumName: 'MatchedBy' }) matchedBy: MatchedBy;
  @ApiProperty({ description: 'The name that matched, or the passage of the text around the first word' })
  matched: string;
}

export class SearchGroupDto extends PageDto {
  @ApiProperty({ enum: [...SEARCH_KINDS], enumName: 'EntryKind' }) kind: EntryKind;
  @ApiProperty({ type: [FoundEntryDto] }) items: readonly FoundEntryDto[];
}

export class SearchSuggestionDto {
  @ApiProperty() q: string;
  @ApiProperty({ enum: ['keyboard', 'spelling'] }) reason: 'keyboard' | 'spelling';
}

export class SearchAnswerDto {
  @ApiProperty({ type: [SearchGroupDto], description: 'Groups with at least one entry' })
  groups: readonly SearchGroupDto[];
  @ApiProperty({
    type: SearchSuggestionDto,
    nullable: true,
    description: 'Words that find something, where the given ones find nothing',
  })
  suggestion: SearchSuggestionDto | null;
}
