import { OVERRIDABLE_FACETS, type OverridableFacet, TEXT_LIMITS } from '@jeonghap/catalogue';
import { ApiProperty } from '@nestjs/swagger';
import { ListQueryDto, PageDto } from '../entry/entry.dto.js';
import { RepeatableQuery, TextField, WordField } from '../http/fields.js';

export class ConceptQueryDto extends ListQueryDto {
  @WordField(OVERRIDABLE_FACETS, { optional: true, description: 'Values of this facet' })
  facet?: OverridableFacet;
  @TextField({ max: TEXT_LIMITS.name, optional: true, description: 'Words in a name or another wording' })
  q?: string;
  @RepeatableQuery(undefined, 'Ids, such as `instrument.voucher`') id?: string[];
}

export class ConceptDto {
  @ApiProperty({ description: 'What facet overrides hold' }) id: string;
  @ApiProperty({ enum: [...OVERRIDABLE_FACETS], enumName: 'OverridableFacet' }) facet: OverridableFacet;
  @ApiProperty() ko: string;
  @ApiProperty() en: string;
}

export class ConceptPageDto extends PageDto {
  @ApiProperty({ type: [ConceptDto] }) items: readonly ConceptDto[];
}
