import { TEXT_LIMITS } from '@jeonghap/catalogue';
import { ApiProperty } from '@nestjs/swagger';
import { ListQueryDto, PageDto } from '../entry/entry.dto.js';
import { FlagQuery, TextField, TextListField, UuidField, WordField } from '../http/fields.js';

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

/** What somebody is writing. */
export class LikeQueryDto {
  @TextField({ max: TEXT_LIMITS.title, allowEmpty: true, optional: true }) title?: string;
  @TextListField({ maxItems: 50, max: TEXT_LIMITS.askText, description: 'The asks, or the whole text' })
  texts: string[];
  @UuidField({ optional: true, description: 'The proposal itself, where it is stored already' })
  except?: string;
}

class LikeSuggestionDto {
  @ApiProperty({ minimum: 0, maximum: 1 }) likeness: number;
  @ApiProperty({ type: [String], description: 'Words that both use, the rarest first' })
  words: readonly string[];
  @ApiProperty({ type: DuplicateSideDto }) proposal: DuplicateSideDto;
  @ApiProperty({ type: DuplicateAskDto }) ask: DuplicateAskDto;
}

export class LikeSuggestionListDto {
  @ApiProperty({ type: [LikeSuggestionDto], description: 'At most five, the most alike first' })
  items: readonly LikeSuggestionDto[];
}
