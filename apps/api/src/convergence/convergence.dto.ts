import { AXES, type Axis } from '@jeonghap/catalogue';
import { COVERAGE_STATUSES, type CoverageStatus, SHOWN_ASKS, SHOWN_MEASURES } from '@jeonghap/recompute';
import { ApiProperty } from '@nestjs/swagger';
import { ListQueryDto, PageDto } from '../entry/entry.dto.js';
import { MeasureReferenceDto } from '../entry/score.dto.js';
import { FlagQuery, RepeatableQuery, UuidField } from '../http/fields.js';

const nullableText = { type: String, nullable: true } as const;

export class ConvergenceQueryDto extends ListQueryDto {
  @RepeatableQuery([...AXES], 'Groups with an ask of one of these axes') axis?: Axis[];
  @UuidField({ optional: true, description: 'Groups with an ask of this stakeholder' }) stakeholder?: string;
  @FlagQuery('Groups with asks that want the opposite, or without') opposed?: boolean;
}

export class NamedConceptDto {
  @ApiProperty() id: string;
  @ApiProperty() ko: string;
  @ApiProperty() en: string;
}

class ConvergingAskDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() text: string;
  @ApiProperty({ enum: [...COVERAGE_STATUSES], enumName: 'CoverageStatus' }) status: CoverageStatus;
  @ApiProperty({ format: 'uuid' }) proposalId: string;
  @ApiProperty() proposalTitle: string;
  @ApiProperty(nullableText) proposalTitleEn: string | null;
  @ApiProperty({ format: 'uuid' }) stakeholderId: string;
  @ApiProperty() stakeholder: string;
  @ApiProperty(nullableText) stakeholderEn: string | null;
}

class GatheredAskDto extends ConvergingAskDto {
  @ApiProperty({ type: Number, description: 'With the ask that the group is gathered around, 0 to 1' })
  likeness: number;
}

class SharedMeasureDto extends MeasureReferenceDto {
  @ApiProperty({ type: 'integer', description: 'Asks of the group that it answers best' }) askCount: number;
}

class ConvergenceDto {
  @ApiProperty({ format: 'uuid', description: 'Of the ask that the group is gathered around' }) id: string;
  @ApiProperty({ type: 'integer' }) stakeholderCount: number;
  @ApiProperty({ type: 'integer' }) askCount: number;
  @ApiProperty({
    enum: ['tightens', 'loosens'],
    nullable: true,
    type: String,
    description: 'Whether most want more rules or fewer',
  })
  lean: 'tightens' | 'loosens' | null;
  @ApiProperty({ type: [NamedConceptDto] }) objects: readonly NamedConceptDto[];
  @ApiProperty({ type: [NamedConceptDto] }) instruments: readonly NamedConceptDto[];
  @ApiProperty({ type: [GatheredAskDto], description: `${String(SHOWN_ASKS)} at most` })
  asks: readonly GatheredAskDto[];
  @ApiProperty({ type: 'integer' }) opposingCount: number;
  @ApiProperty({
    type: [ConvergingAskDto],
    description: `Asks on the same object that want the opposite; ${String(SHOWN_ASKS)} at most`,
  })
  opposing: readonly ConvergingAskDto[];
  @ApiProperty({
    type: [SharedMeasureDto],
    description: `Measures that answer several of the asks; ${String(SHOWN_MEASURES)} at most`,
  })
  measures: readonly SharedMeasureDto[];
}

export class ConvergencePageDto extends PageDto {
  @ApiProperty({ type: [ConvergenceDto] }) items: readonly ConvergenceDto[];
}
