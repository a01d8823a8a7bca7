import { type CompanyEditionView, type Language, LANGUAGES, type Week } from '@jeonghap/reports';
import { ApiProperty } from '@nestjs/swagger';
import { OwnCompanyDto } from '../fit/company-profile.dto.js';
import { WordField } from '../http/fields.js';
import { ReportDocumentDto } from './report.dto.js';

const nullableWeek = { type: String, nullable: true } as const;

export class CompanyEditionQueryDto {
  @WordField(LANGUAGES, { optional: true }) lang: Language = 'ko';
}

export class CompanyEditionDto implements CompanyEditionView {
  @ApiProperty({ type: String }) week: Week;
  @ApiProperty({ type: OwnCompanyDto, nullable: true, description: 'For whom the account acts' })
  company: OwnCompanyDto | null;
  @ApiProperty({ ...nullableWeek, description: 'The week before, if it has a report' }) previous: Week | null;
  @ApiProperty({ ...nullableWeek, description: 'The week after, if it has a report' }) next: Week | null;
  @ApiProperty({ type: ReportDocumentDto, nullable: true, description: 'Null where there is no company' })
  document: ReportDocumentDto | null;
  @ApiProperty({ description: 'Whether this server has a browser that makes a PDF of it' })
  isPdfMade: boolean;
}
