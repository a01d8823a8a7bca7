import { FACETS, type Facet, REVIEW_VERDICTS, type ReviewVerdict } from '@jeonghap/alignment';
import { COVERAGE_STATUSES, type CoverageStatus } from '@jeonghap/recompute';
import { ApiProperty } from '@nestjs/swagger';
import { BilingualDto } from './entry.dto.js';

const MEASURE_KINDS = ['programme', 'legislative_item'] as const;

export class ScoreSetDto {
  @ApiProperty({ type: 'integer' }) id: number;
  @ApiProperty({ description: 'Hash of thesaurus, statistics, weights, calibration and code' })
  modelVersion: string;
}

export class FreshnessCauseDto {
  @ApiProperty({ enum: ['entry-changed', 'measure-changed', 'computation-failed'] })
  code: 'entry-changed' | 'measure-changed' | 'computation-failed';
  @ApiProperty({ type: String, nullable: true }) detail: string | null;
}

export class FreshnessDto {
  @ApiProperty({ enum: ['fresh', 'pending', 'failed'] }) state: 'fresh' | 'pending' | 'failed';
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) computedAt: Date | null;
  @ApiProperty({ type: FreshnessCauseDto, nullable: true }) cause: FreshnessCauseDto | null;
}

export class FacetValueDto {
  @ApiProperty({ description: 'Concept id, or the text itself' }) value: string;
  @ApiProperty() ko: string;
  @ApiProperty() en: string;
  @ApiProperty({ enum: ['text', 'override'] }) source: 'text' | 'override';
}

export class FacetsDto {
  @ApiProperty({ type: [FacetValueDto] }) instrument: readonly FacetValueDto[];
  @ApiProperty({ type: [FacetValueDto] }) object: readonly FacetValueDto[];
  @ApiProperty({ type: [FacetValueDto] }) beneficiary: readonly FacetValueDto[];
  @ApiProperty({ type: [FacetValueDto] }) sector: readonly FacetValueDto[];
  @ApiProperty({ type: [FacetValueDto] }) region: readonly FacetValueDto[];
  @ApiProperty({ type: [FacetValueDto] }) quantity: readonly FacetValueDto[];
  @ApiProperty({ type: [FacetValueDto] }) timing: readonly FacetValueDto[];
  @ApiProperty({ type: [FacetValueDto] }) legal_basis: readonly FacetValueDto[];
}

export class CoverageDto {
  @ApiProperty({ enum: [...COVERAGE_STATUSES], enumName: 'CoverageStatus', nullable: true, type: String })
  status: CoverageStatus | null;
  @ApiProperty({ enum: [...FACETS], enumName: 'Facet', isArray: true }) missing: readonly Facet[];
  @ApiProperty({ type: FreshnessDto }) freshness: FreshnessDto;
}

export class MeasureReferenceDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: MEASURE_KINDS, enumName: 'MeasureKind' }) kind: 'programme' | 'legislative_item';
  @ApiProperty({ type: String, nullable: true }) externalRef: string | null;
  @ApiProperty() title: string;
  @ApiProperty({ type: String, nullable: true }) titleEn: string | null;
  @ApiProperty({ description: 'Status of a programme or stage of a legislative item' }) status: string;
  @ApiProperty({ type: String, nullable: true }) ministry: string | null;
}

/** What a person decided on an alignment, as everybody may see it. */
export class DecisionDto {
  @ApiProperty({ enum: [...REVIEW_VERDICTS], enumName: 'ReviewVerdict' }) verdict: ReviewVerdict;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Takes the place of the automatic score where adjusted',
  })
  score: number | null;
  @ApiProperty({ description: 'Whether a text of either side changed since' }) isStale: boolean;
  @ApiProperty({ format: 'date-time' }) decidedAt: Date;
}

export class BoardMeasureDto extends MeasureReferenceDto {
  @ApiProperty({ minimum: 0, maximum: 100, description: 'One decimal' }) score: number;
  @ApiProperty({ enum: ['strong', 'partial', 'weak', 'none'], enumName: 'Band' }) band: string;
}

export class FacetCountDto {
  @ApiProperty() value: string;
  @ApiProperty({ type: BilingualDto, nullable: true }) label: BilingualDto | null;
  @ApiProperty({ type: 'integer' }) count: number;
}
