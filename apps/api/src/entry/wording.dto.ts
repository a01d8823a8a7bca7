import { WORDINGS_PER_MEASURE } from '@jeonghap/catalogue';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';

/** The proposal that a wording comes from. */
export class WordingProposalDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() title: string;
  @ApiProperty({ type: String, nullable: true }) titleEn: string | null;
}

/** Words of an ask that a person confirmed as answered by a measure. Other asks are compared with them too. */
export class MeasureWordingDto {
  @ApiProperty({ format: 'uuid' }) askId: string;
  @ApiProperty({ type: 'integer' }) askNo: number;
  @ApiProperty({ type: WordingProposalDto }) proposal: WordingProposalDto;
  @ApiProperty({ description: 'As it was when it was confirmed' }) text: string;
  @ApiProperty({ format: 'date-time' }) confirmedAt: Date;
}

/** Documentation of the wordings of a measure. */
export const measureWordings: ApiPropertyOptions = {
  type: [MeasureWordingDto],
  maxItems: WORDINGS_PER_MEASURE,
  description: 'Words of asks that people confirmed as answered by it, the one confirmed last first',
};
