import { FACETS, type Facet } from '@jeonghap/alignment';
import { TEXT_LIMITS } from '@jeonghap/catalogue';
import {
  DRAFT_LIMITS,
  DRAFT_STATES,
  type DraftState,
  HANDED_IN_STATES,
  type HandedInState,
} from '@jeonghap/fit';
import { COVERAGE_STATUSES, type CoverageStatus } from '@jeonghap/recompute';
import { ApiProperty, PartialType } from '@nestjs/swagger';
import { EvidenceDto } from '../alignment/alignment.dto.js';
import { BilingualDto, ListQueryDto, PageDto } from '../entry/entry.dto.js';
import { BoardMeasureDto } from '../entry/score.dto.js';
import { TextField, WordField } from '../http/fields.js';

const nullableText = { type: String, nullable: true } as const;
const nullableMoment = { type: String, format: 'date-time', nullable: true } as const;
const coverageStatus = { enum: [...COVERAGE_STATUSES], enumName: 'CoverageStatus' } as const;

export class CompanyDraftTextDto {
  @TextField({ max: TEXT_LIMITS.title }) title: string;
  @TextField({ max: TEXT_LIMITS.body, allowEmpty: true }) body: string;
}

export class CompanyDraftChangeDto extends PartialType(CompanyDraftTextDto, {
  skipNullProperties: false,
}) {}

export class CompanyDraftQueryDto extends ListQueryDto {}

export class CompanyDraftDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() title: string;
  @ApiProperty() body: string;
  @ApiProperty({ enum: [...DRAFT_STATES], enumName: 'DraftState' }) state: DraftState;
  @ApiProperty({ type: 'integer' }) revision: number;
  @ApiProperty({ format: 'date-time' }) createdAt: Date;
  @ApiProperty({ format: 'date-time' }) updatedAt: Date;
  @ApiProperty(nullableMoment) submittedAt: Date | null;
  @ApiProperty(nullableMoment) decidedAt: Date | null;
  @ApiProperty({ ...nullableText, description: 'Why it was declined' }) reason: string | null;
  @ApiProperty({ ...nullableText, format: 'uuid', description: 'What it was made into, published or not' })
  proposalId: string | null;
}

export class CompanyDraftPageDto extends PageDto {
  @ApiProperty({ type: [CompanyDraftDto], description: 'The last changed first' })
  items: readonly CompanyDraftDto[];
}

class DraftMeasureDto extends BoardMeasureDto {
  @ApiProperty({ minimum: 0, maximum: 1 }) confidence: number;
  @ApiProperty({ description: 'The measure goes the other way on the same object' }) opposes: boolean;
  @ApiProperty({ type: BilingualDto }) sentence: BilingualDto;
  @ApiProperty({ type: [EvidenceDto] }) evidence: readonly EvidenceDto[];
  @ApiProperty({ description: 'Text of the measure, where evidence points' }) body: string;
}

class DraftAskDto {
  @ApiProperty({ type: 'integer' }) no: number;
  @ApiProperty() text: string;
  @ApiProperty(coverageStatus) status: CoverageStatus;
  @ApiProperty({ enum: [...FACETS], enumName: 'Facet', isArray: true }) missing: readonly Facet[];
  @ApiProperty({ type: BilingualDto }) sentence: BilingualDto;
  @ApiProperty({
    type: [DraftMeasureDto],
    description: 'The closest three, also those that do not answer it',
  })
  measures: readonly DraftMeasureDto[];
}

class DraftAlikeDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty(nullableText) externalRef: string | null;
  @ApiProperty() title: string;
  @ApiProperty(nullableText) titleEn: string | null;
  @ApiProperty() stakeholder: string;
  @ApiProperty(nullableText) stakeholderEn: string | null;
  @ApiProperty({ ...coverageStatus, type: String, nullable: true }) status: CoverageStatus | null;
  @ApiProperty({ type: Number, description: '0 to 1' }) likeness: number;
  @ApiProperty({ description: 'Its ask that is most alike' }) askText: string;
}

export class DraftCheckDto {
  @ApiProperty({ description: 'The model that it was scored with' }) modelVersion: string;
  @ApiProperty({ ...coverageStatus, description: 'Of all asks together' }) status: CoverageStatus;
  @ApiProperty({ type: [DraftAskDto] }) asks: readonly DraftAskDto[];
  @ApiProperty({ type: [DraftAlikeDto], description: 'Published proposals that ask the same, five at most' })
  alike: readonly DraftAlikeDto[];
}

export class HandedInDraftQueryDto extends ListQueryDto {
  @WordField(HANDED_IN_STATES, { optional: true }) state: HandedInState = 'submitted';
}

export class HandedInDraftDto extends CompanyDraftDto {
  @ApiProperty({ format: 'uuid' }) companyId: string;
  @ApiProperty() company: string;
  @ApiProperty(nullableText) companyEn: string | null;
}

export class HandedInDraftPageDto extends PageDto {
  @ApiProperty({
    type: [HandedInDraftDto],
    description: 'The longest waiting first, of decided ones the latest',
  })
  items: readonly HandedInDraftDto[];
}

export class DeclineDraftDto {
  @TextField({ max: DRAFT_LIMITS.reason, description: 'For the company to read' }) reason: string;
}
