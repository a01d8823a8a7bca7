import { COVERAGE_STATUSES, type CoverageStatus } from '@jeonghap/recompute';
import { ApiProperty } from '@nestjs/swagger';
import { NamedConceptDto } from '../convergence/convergence.dto.js';
import { ListQueryDto, PageDto } from '../entry/entry.dto.js';

const nullableText = { type: String, nullable: true } as const;
const coverageStatus = { enum: [...COVERAGE_STATUSES], enumName: 'CoverageStatus' } as const;

export class SimilarProposalQueryDto extends ListQueryDto {}

class SimilarAskDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: 'integer' }) no: number;
  @ApiProperty() text: string;
  @ApiProperty(coverageStatus) status: CoverageStatus;
}

export class SimilarProposalDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty(nullableText) externalRef: string | null;
  @ApiProperty() title: string;
  @ApiProperty(nullableText) titleEn: string | null;
  @ApiProperty({ format: 'uuid' }) stakeholderId: string;
  @ApiProperty() stakeholder: string;
  @ApiProperty(nullableText) stakeholderEn: string | null;
  @ApiProperty({ ...coverageStatus, description: 'Of the proposal as a whole' }) status: CoverageStatus;
  @ApiProperty({ type: Number, description: 'Share of common concepts by rarity, 0 to 1' }) likeness: number;
  @ApiProperty({ type: 'integer', description: 'Number of the ask of this proposal' }) ownAskNo: number;
  @ApiProperty({ type: SimilarAskDto, description: 'The ask of the other one that is most alike' })
  ask: SimilarAskDto;
  @ApiProperty({ type: [NamedConceptDto], description: 'What both asks name, the rarest first' })
  concepts: readonly NamedConceptDto[];
}

export class SimilarProposalPageDto extends PageDto {
  @ApiProperty({ description: 'Whether there is anything in the proposal to compare by' })
  isComparable: boolean;
  @ApiProperty({ type: [SimilarProposalDto] }) items: readonly SimilarProposalDto[];
}
