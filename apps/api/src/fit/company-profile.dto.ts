import { type CompanyFacts, PROFILE_LIMITS } from '@jeonghap/fit';
import { ApiProperty, PartialType } from '@nestjs/swagger';
import { ObjectField, TextField } from '../http/fields.js';
import { CompanyFactsDto } from './company-facts.dto.js';

export class CompanyProfileDraftDto {
  @TextField({ max: PROFILE_LIMITS.name }) name: string;
  @ObjectField(() => CompanyFactsDto) facts: CompanyFactsDto;
}

export class CompanyProfileChangeDto extends PartialType(CompanyProfileDraftDto, {
  skipNullProperties: false,
}) {}

export class CompanyProfileDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ type: CompanyFactsDto }) facts: CompanyFacts;
  @ApiProperty({ type: 'integer' }) revision: number;
  @ApiProperty({ format: 'date-time' }) createdAt: Date;
  @ApiProperty({ format: 'date-time' }) updatedAt: Date;
}

export class OwnCompanyDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null while the company is not published' })
  title: string | null;
  @ApiProperty({ type: String, nullable: true }) titleEn: string | null;
}

export class CompanyProfileListDto {
  @ApiProperty({ type: OwnCompanyDto, nullable: true, description: 'For whom the account acts' })
  company: OwnCompanyDto | null;
  @ApiProperty({ type: [CompanyProfileDto], description: `${String(PROFILE_LIMITS.most)} at most` })
  items: readonly CompanyProfileDto[];
}

export class ErasedProfilesDto {
  @ApiProperty({ type: 'integer' }) erased: number;
}
