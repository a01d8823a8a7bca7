import {
  APPLICATION_PERIOD_KINDS,
  type ApplicationPeriodKind,
  AXES,
  type Axis,
  PROGRAMME_SORTS,
  PROGRAMME_STATUSES,
  type ProgrammeStatus,
  TEXT_LIMITS,
  type Visibility,
} from '@jeonghap/catalogue';
import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
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
  ObjectField,
  RepeatableQuery,
  TextField,
  TextListField,
  WholeNumberField,
  WordField,
} from '../http/fields.js';

const STATUSES = [...PROGRAMME_STATUSES];
const SORTS = Object.keys(PROGRAMME_SORTS) as (keyof typeof PROGRAMME_SORTS)[];

export class ProgrammeQueryDto extends ListQueryDto {
  @TextField({ max: TEXT_LIMITS.name, optional: true }) q?: string;
  @RepeatableQuery(PROGRAMME_STATUSES) status?: ProgrammeStatus[];
  @RepeatableQuery(AXES) axis?: Axis[];
  @RepeatableQuery() ministry?: string[];
  @RepeatableQuery() region?: string[];
  @WordField(SORTS, { optional: true }) sort: keyof typeof PROGRAMME_SORTS = 'title';
}

export class ProgrammeCalendarQueryDto extends OmitType(ProgrammeQueryDto, ['limit', 'cursor', 'sort']) {
  @WordField(['ko', 'en'] as const, { optional: true }) lang: 'ko' | 'en' = 'ko';
}

export class ApplicationPeriodDto {
  @WordField(APPLICATION_PERIOD_KINDS) kind: ApplicationPeriodKind;
  @DayField({ nullable: true }) from: string | null;
  @DayField({ nullable: true }) to: string | null;
}

export class CreateProgrammeDto extends EntryDraftDto {
  @TextField({ max: TEXT_LIMITS.name, optional: true, nullable: true }) ministry?: string | null;
  @TextField({ max: TEXT_LIMITS.name, optional: true, nullable: true }) agency?: string | null;
  @WordField(PROGRAMME_STATUSES) status: ProgrammeStatus;
  @WordField(AXES, { optional: true, nullable: true }) axis?: Axis | null;
  @TextListField({ maxItems: 30, max: TEXT_LIMITS.name, optional: true }) regions?: string[];
  @WholeNumberField({
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    optional: true,
    nullable: true,
    description: 'Won',
  })
  budgetKrw?: number | null;
  @ObjectField(() => ApplicationPeriodDto, { optional: true }) applicationPeriod?: ApplicationPeriodDto;
  @TextField({ max: TEXT_LIMITS.short, optional: true, nullable: true }) legalBasis?: string | null;
  @ObjectField(() => FacetOverridesDto, { optional: true }) facetOverrides?: FacetOverridesDto;
}

export class EditProgrammeDto extends PartialType(CreateProgrammeDto, { skipNullProperties: false }) {}

/** A programme as lists show it. */
export class ProgrammeSummaryDto extends EntryViewDto {
  @ApiProperty({ type: String, nullable: true }) ministry: string | null;
  @ApiProperty({ type: String, nullable: true }) agency: string | null;
  @ApiProperty({ enum: STATUSES, enumName: 'ProgrammeStatus' }) status: ProgrammeStatus;
  @ApiProperty(nullableAxis) axis: Axis | null;
  @ApiProperty({ type: [String] }) regions: readonly string[];
  @ApiProperty({ type: 'integer', nullable: true, description: 'Won' }) budgetKrw: number | null;
  @ApiProperty({ type: ApplicationPeriodDto }) applicationPeriod: ApplicationPeriodDto;
  @ApiProperty({ type: String, nullable: true }) legalBasis: string | null;
  @ApiProperty({ type: FacetOverridesDto }) facetOverrides: object;
}

export class ProgrammeDto extends ProgrammeSummaryDto {
  @ApiProperty({ type: FacetsDto, nullable: true, description: 'Null while it was not computed' })
  facets: FacetsDto | null;
  @ApiProperty(measureWordings) wordings: readonly MeasureWordingDto[];
}

/** A programme as its editors see it, published or not. */
export class EditableProgrammeDto extends ProgrammeSummaryDto {
  @ApiProperty(visibilityOf) visibility: Visibility;
}

export class ProgrammePageDto extends PageDto {
  @ApiProperty({ type: [ProgrammeSummaryDto] }) items: readonly ProgrammeSummaryDto[];
}
