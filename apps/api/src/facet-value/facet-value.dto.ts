import { OVERRIDABLE_FACETS, type OverridableFacet, TEXT_LIMITS } from '@jeonghap/catalogue';
import { ApiProperty } from '@nestjs/swagger';
import { ListQueryDto, PageDto } from '../entry/entry.dto.js';
import { RepeatableQuery, TextField, WordField } from '../http/fields.js';

export class FacetValueQueryDto extends ListQueryDto {
  @WordField(OVERRIDABLE_FACETS, { optional: true, description: 'Values of this facet' })
  facet?: OverridableFacet;
  @TextField({ max: TEXT_LIMITS.name, optional: true, description: 'Words in a name or another wording' })
  q?: string;
  @RepeatableQuery(undefined, 'Ids, such as `instrument.voucher`') id?: string[];
}

export class FacetValueDto {
  @ApiProperty({ description: 'What facet overrides hold' }) id: string;
  @ApiProperty({ enum: [...OVERRIDABLE_FACETS], enumName: 'OverridableFacet' }) facet: OverridableFacet;
  @ApiProperty() ko: string;
  @ApiProperty() en: string;
}

export class FacetValuePageDto extends PageDto {
  @ApiProperty({ type: [FacetValueDto] }) items: readonly FacetValueDto[];
}
