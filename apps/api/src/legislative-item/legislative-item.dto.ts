import {
  AXES,
  type Axis,
  LEGAL_RANKS,
  type LegalRank,
  LEGISLATIVE_ITEM_SORTS,
  LEGISLATIVE_STAGES,
  type LegislativeStage,
  TEXT_LIMITS,
  type Visibility,
} from '@jeonghap/catalogue';
import { ApiProperty, PartialType } from '@nestjs/swagger';
import {
  EntryDraftDto,
  EntryViewDto,
  FacetOverridesDto,
  ListQueryDto,
  nullableAxis,
  PageDto,
  visibilityOf,
} from '../entry/entry.dto.js';
import { FacetsDto } from '../entry/score.dto.js';
import { measureWordings, type MeasureWordingDto } from '../entry/wording.dto.js';
import {
  DayField,
  FlagField,
  ObjectField,
  RepeatableQuery,
  TextField,
  TextListField,
  WordField,
} from '../http/fields.js';

const STAGES = [...LEGISLATIVE_STAGES];
const RANKS = [...LEGAL_RANKS];
const SORTS = Object.keys(LEGISLATIVE_ITEM_SORTS) as (keyof typeof LEGISLATIVE_ITEM_SORTS)[];

export class LegislativeItemQueryDto extends ListQueryDto {
  @TextField({ max: TEXT_LIMITS.name, optional: true, description: 'Also finds a law by its short names' })
  q?: string;
  @RepeatableQuery(LEGISLATIVE_STAGES) stage?: LegislativeStage[];
  @RepeatableQuery(AXES) axis?: Axis[];
  @RepeatableQuery() ministry?: string[];
  @RepeatableQuery(undefined, 'Names or short names of laws') law?: string[];
  @WordField(SORTS, { optional: true }) sort: keyof typeof LEGISLATIVE_ITEM_SORTS = 'title';
}

export class CreateLegislativeItemDto extends EntryDraftDto {
  @TextField({ max: TEXT_LIMITS.short, optional: true, nullable: true }) law?: string | null;
  @TextListField({ maxItems: 20, max: TEXT_LIMITS.name, optional: true }) lawAliases?: string[];
  @TextField({ max: TEXT_LIMITS.name, optional: true, nullable: true, example: '제17조의2' }) article?:
    string | null;
  @WordField(LEGISLATIVE_STAGES) stage: LegislativeStage;
  @TextField({ max: TEXT_LIMITS.name, optional: true, nullable: true }) ministry?: string | null;
  @DayField({ optional: true, nullable: true }) promulgatedOn?: string | null;
  @DayField({ optional: true, nullable: true }) effectiveOn?: string | null;
  @TextField({ max: TEXT_LIMITS.short, optional: true, nullable: true }) delegation?: string | null;
  @FlagField({ optional: true }) confirmed?: boolean;
  @TextField({ max: TEXT_LIMITS.short, optional: true, nullable: true }) unconfirmedNote?: string | null;
  @WordField(LEGAL_RANKS, { optional: true, nullable: true, description: 'What the item is in law' })
  rank?: LegalRank | null;
  @TextListField({
    maxItems: 20,
    max: TEXT_LIMITS.name,
    optional: true,
    description: 'Ids or external references of the items that leave to this one what it rules on',
  })
  delegatedBy?: string[];
  @TextListField({
    maxItems: 20,
    max: TEXT_LIMITS.name,
    optional: true,
    description: 'Rules that the item leaves things to and that are known not to be made yet',
  })
  unmadeRules?: string[];
  @WordField(AXES, { optional: true, nullable: true }) axis?: Axis | null;
  @ObjectField(() => FacetOverridesDto, { optional: true }) facetOverrides?: FacetOverridesDto;
}

export class EditLegislativeItemDto extends PartialType(CreateLegislativeItemDto, {
  skipNullProperties: false,
}) {}

/** A legislative item that another one rests on. */
export class DelegatingItemDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: String, nullable: true }) externalRef: string | null;
  @ApiProperty() title: string;
  @ApiProperty({ type: String, nullable: true }) titleEn: string | null;
}

/** A legislative item as lists show it. */
export class LegislativeItemSummaryDto extends EntryViewDto {
  @ApiProperty({ type: String, nullable: true }) law: string | null;
  @ApiProperty({ type: [String] }) lawAliases: readonly string[];
  @ApiProperty({ type: String, nullable: true }) article: string | null;
  @ApiProperty({ enum: STAGES, enumName: 'LegislativeStage' }) stage: LegislativeStage;
  @ApiProperty({ type: String, nullable: true }) ministry: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) promulgatedOn: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) effectiveOn: string | null;
  @ApiProperty({ type: String, nullable: true }) delegation: string | null;
  @ApiProperty({ enum: RANKS, enumName: 'LegalRank', nullable: true }) rank: LegalRank | null;
  @ApiProperty({ type: [DelegatingItemDto] }) delegatedBy: readonly DelegatingItemDto[];
  @ApiProperty({ type: [String] }) unmadeRules: readonly string[];
  @ApiProperty() confirmed: boolean;
  @ApiProperty({ type: String, nullable: true }) unconfirmedNote: string | null;
  @ApiProperty(nullableAxis) axis: Axis | null;
  @ApiProperty({ type: FacetOverridesDto }) facetOverrides: object;
}

export class LegislativeItemDto extends LegislativeItemSummaryDto {
  @ApiProperty({ type: FacetsDto, nullable: true, description: 'Null while it was not computed' })
  facets: FacetsDto | null;
  @ApiProperty(measureWordings) wordings: readonly MeasureWordingDto[];
}

/** A legislative item as its editors see it, published or not. */
export class EditableLegislativeItemDto extends LegislativeItemSummaryDto {
  @ApiProperty(visibilityOf) visibility: Visibility;
}

export class LegislativeItemPageDto extends PageDto {
  @ApiProperty({ type: [LegislativeItemSummaryDto] }) items: readonly LegislativeItemSummaryDto[];
}
