import { ApiProperty } from '@nestjs/swagger';
import { ListQueryDto, PageDto } from '../entry/entry.dto.js';
import { FlagQuery, WordField } from '../http/fields.js';

const nullableText = { type: String, nullable: true } as const;

export class DuplicateQueryDto extends ListQueryDto {
  @WordField(['proposal'], { optional: true, description: 'What to compare' }) kind = 'proposal';
  @FlagQuery('Those that a person dismissed, instead of those that are open') dismissed?: boolean;
}

class DuplicateSideDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty(nullableText) externalRef: string | null;
  @ApiProperty() title: string;
  @ApiProperty(nullableText) titleEn: string | null;
  @ApiProperty() stakeholder: string;
  @ApiProperty(nullableText) stakeholderEn: string | null;
  @ApiProperty({ type: 'integer' }) revision: number;
}

class DuplicateAskDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: 'integer' }) no: number;
  @ApiProperty() text: string;
}

class AlikeAsksDto {
  @ApiProperty({ minimum: 0, maximum: 1 }) likeness: number;
  @ApiProperty({ type: [String], description: 'Words that both use, the rarest first' })
  words: readonly string[];
  @ApiProperty({ type: DuplicateAskDto }) first: DuplicateAskDto;
  @ApiProperty({ type: DuplicateAskDto }) second: DuplicateAskDto;
}

export class DuplicateDto {
  @ApiProperty({ minimum: 0, maximum: 1, description: 'That of the asks that are most alike' })
  likeness: number;
  @ApiProperty() isDismissed: boolean;
  @ApiProperty({ type: DuplicateSideDto }) first: DuplicateSideDto;
  @ApiProperty({ type: DuplicateSideDto }) second: DuplicateSideDto;
  @ApiProperty({ type: [AlikeAsksDto], description: 'What it rests on, the most alike first' })
  asks: readonly AlikeAsksDto[];
}

export class DuplicatePageDto extends PageDto {
  @ApiProperty({ type: [DuplicateDto] }) items: readonly DuplicateDto[];
}
