import { FACETS, type Facet } from '@jeonghap/alignment';
import { COVERAGE_STATUSES, type CoverageStatus } from '@jeonghap/recompute';
import { ApiProperty } from '@nestjs/swagger';
import { BilingualDto, ListQueryDto, PageDto } from '../entry/entry.dto.js';
import { CoverageDto, MeasureReferenceDto } from '../entry/score.dto.js';
import { ReplyDto } from '../reply/reply.dto.js';
import { OwnCompanyDto } from './company-profile.dto.js';

const nullableText = { type: String, nullable: true } as const;
const nullableStatus = {
  enum: [...COVERAGE_STATUSES],
  enumName: 'CoverageStatus',
  nullable: true,
  type: String,
} as const;

export class OwnAskQueryDto extends ListQueryDto {}

class AnsweringMeasureDto extends MeasureReferenceDto {
  @ApiProperty({
    type: Number,
    nullable: true,
    minimum: 0,
    maximum: 100,
    description: 'One decimal; null where a person chose a measure that scores too low to be stored',
  })
  score: number | null;
  @ApiProperty({
    enum: ['strong', 'partial', 'weak', 'none'],
    enumName: 'Band',
    type: String,
    nullable: true,
  })
  band: string | null;
}

class OwnAskDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: 'integer' }) no: number;
  @ApiProperty() text: string;
  @ApiProperty({ ...nullableStatus, description: 'Null while it was never computed' })
  status: CoverageStatus | null;
  @ApiProperty({ enum: [...FACETS], enumName: 'Facet', isArray: true }) missing: readonly Facet[];
  @ApiProperty({ type: BilingualDto, nullable: true }) sentence: BilingualDto | null;
  @ApiProperty({ type: [AnsweringMeasureDto], description: 'What answers it, best first' })
  best: readonly AnsweringMeasureDto[];
  @ApiProperty({ type: ReplyDto, nullable: true, description: 'The last official answer that is public' })
  reply: ReplyDto | null;
}

class OwnProposalDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty(nullableText) externalRef: string | null;
  @ApiProperty() title: string;
  @ApiProperty(nullableText) titleEn: string | null;
  @ApiProperty(nullableText) occasion: string | null;
  @ApiProperty(nullableText) occasionEn: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) occasionDate: string | null;
  @ApiProperty({ type: CoverageDto }) coverage: CoverageDto;
  @ApiProperty({ type: [OwnAskDto] }) asks: readonly OwnAskDto[];
}

export class OwnProposalPageDto extends PageDto {
  @ApiProperty({ type: OwnCompanyDto, nullable: true, description: 'For whom the account acts' })
  company: OwnCompanyDto | null;
  @ApiProperty({ type: [OwnProposalDto], description: 'The last changed first' })
  items: readonly OwnProposalDto[];
}
