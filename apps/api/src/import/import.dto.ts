import { MAX_IMPORT } from '@jeonghap/catalogue';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMinSize } from 'class-validator';
import { ObjectListField } from '../http/fields.js';
import { CreateLegislativeItemDto } from '../legislative-item/legislative-item.dto.js';
import { CreateProgrammeDto } from '../programme/programme.dto.js';
import { AskDraftDto, CreateProposalDto } from '../proposal/proposal.dto.js';
import { CreateStakeholderDto } from '../stakeholder/stakeholder.dto.js';

/** In bulk the asks are always given: nobody looks at each proposal. */
class ImportedProposalDto extends CreateProposalDto {
  @ArrayMinSize(1)
  @ObjectListField(() => AskDraftDto, { maxItems: 50 })
  declare asks: AskDraftDto[];
}

export class ImportDto {
  @ObjectListField(() => CreateStakeholderDto, { maxItems: MAX_IMPORT, optional: true })
  stakeholders: CreateStakeholderDto[] = [];
  @ObjectListField(() => CreateProgrammeDto, { maxItems: MAX_IMPORT, optional: true })
  programmes: CreateProgrammeDto[] = [];
  @ObjectListField(() => CreateLegislativeItemDto, { maxItems: MAX_IMPORT, optional: true })
  legislativeItems: CreateLegislativeItemDto[] = [];
  @ObjectListField(() => ImportedProposalDto, {
    maxItems: MAX_IMPORT,
    optional: true,
    description: 'May name stakeholders of the same import',
  })
  proposals: ImportedProposalDto[] = [];
}

export class ImportCountsDto {
  @ApiProperty({ type: 'integer' }) stakeholders: number;
  @ApiProperty({ type: 'integer' }) programmes: number;
  @ApiProperty({ type: 'integer' }) legislativeItems: number;
  @ApiProperty({ type: 'integer' }) proposals: number;
}
