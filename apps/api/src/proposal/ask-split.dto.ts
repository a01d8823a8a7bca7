import { FACETS, type Facet } from '@jeonghap/alignment';
import { TEXT_LIMITS } from '@jeonghap/catalogue';
import { ApiProperty } from '@nestjs/swagger';
import { TextField } from '../http/fields.js';

export class SplitAsksDto {
  @TextField({ max: TEXT_LIMITS.body, allowEmpty: true }) text: string;
}

class AskFacetDto {
  @ApiProperty({ enum: [...FACETS], enumName: 'Facet' }) facet: Facet;
  @ApiProperty({ description: 'Concept id, or the words themselves' }) value: string;
  @ApiProperty() ko: string;
  @ApiProperty() en: string;
  @ApiProperty({ type: 'integer', description: 'UTF-16 offset into the text' }) start: number;
  @ApiProperty({ type: 'integer' }) end: number;
}

class AskDirectionDto {
  @ApiProperty({ description: 'Concept id' }) concept: string;
  @ApiProperty({ enum: ['+', '-'], nullable: true, type: String }) polarity: '+' | '-' | null;
  @ApiProperty({ type: 'integer' }) start: number;
  @ApiProperty({ type: 'integer' }) end: number;
}

class AskSuggestionDto {
  @ApiProperty() text: string;
  @ApiProperty({ type: 'integer' }) start: number;
  @ApiProperty({ type: 'integer' }) end: number;
  @ApiProperty({ type: [AskFacetDto] }) facets: readonly AskFacetDto[];
  @ApiProperty({ type: [AskDirectionDto] }) directions: readonly AskDirectionDto[];
}

export class AskSuggestionListDto {
  @ApiProperty({ type: [AskSuggestionDto] }) items: readonly AskSuggestionDto[];
}
