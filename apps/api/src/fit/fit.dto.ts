import {
  AVAILABILITIES,
  type Availability,
  COMPANY_SIZES,
  COUNTED_FACETS,
  type CountedFacet,
  CRITERION_ORIGINS,
  CRITERION_VERDICTS,
  type CriterionOrigin,
  type CriterionPolarity,
  type CriterionVerdict,
  FACT_QUESTION_CODES,
  type FactQuestionCode,
  FIT_VERDICTS,
  type FitVerdict,
  GROWTH_STAGES,
  type GrowthStage,
  POLARITIES,
  REASON_CODES,
  type ReasonCode,
  type Rule,
} from '@jeonghap/fit';
import { APPLICATION_PERIOD_KINDS, type ApplicationPeriodKind, TEXT_LIMITS } from '@jeonghap/catalogue';
import { ApiProperty } from '@nestjs/swagger';
import { BilingualDto, PageDto } from '../entry/entry.dto.js';
import { ObjectField, TextField, WholeNumberField, WordField, WordListField } from '../http/fields.js';
import { CompanyFactsDto } from './company-facts.dto.js';
import { CorrectionDto, RuleDto, SPAN } from './criterion.dto.js';

/** Most programmes of one page of a group, and how many when it is not said. */
const PAGE = { min: 1, max: 100, usual: 20 } as const;
const nullableText = { type: String, nullable: true } as const;
const nullableDay = { ...nullableText, format: 'date' } as const;

export class AssessFitDto {
  @ObjectField(() => CompanyFactsDto) facts: CompanyFactsDto;
  @WholeNumberField({
    min: PAGE.min,
    max: PAGE.max,
    optional: true,
    description: 'Of the page of each group',
  })
  limit: number = PAGE.usual;
}

export class FitPageRequestDto extends AssessFitDto {
  @WordField(FIT_VERDICTS) group: FitVerdict;
  @TextField({ max: 500, description: 'From the page before, with the same facts' }) cursor: string;
}

export class FitFileRequestDto {
  @ObjectField(() => CompanyFactsDto) facts: CompanyFactsDto;
  @WordListField(FIT_VERDICTS, { description: 'Groups that go into the file' }) groups: FitVerdict[];
  @WordField(['ko', 'en'], { optional: true }) lang: 'ko' | 'en' = 'ko';
}

class FitProgrammeDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty(nullableText) externalRef: string | null;
  @ApiProperty() title: string;
  @ApiProperty(nullableText) titleEn: string | null;
  @ApiProperty(nullableText) ministry: string | null;
  @ApiProperty({ ...nullableText, description: 'Where the notice stands' }) noticeUrl: string | null;
}

const COMPARED_KINDS = ['age', 'number', 'size', 'names', 'flag'] as const;

/** What of the company was compared; which fields stand beside the kind follows from it. */
class ComparedValueDto {
  @ApiProperty({ enum: [...COMPARED_KINDS] }) kind: (typeof COMPARED_KINDS)[number];
  @ApiProperty({ type: 'integer', required: false }) years?: number;
  @ApiProperty({ type: 'integer', required: false }) months?: number;
  @ApiProperty({ enum: ['persons', 'krw', 'years'], required: false }) unit?: 'persons' | 'krw' | 'years';
  @ApiProperty({ oneOf: [{ type: 'number' }, { type: 'boolean' }], required: false }) value?:
    number | boolean;
  @ApiProperty({ enum: [...COMPANY_SIZES], isArray: true, required: false })
  sizes?: readonly (typeof COMPANY_SIZES)[number][];
  @ApiProperty({ type: [String], required: false }) names?: readonly string[];
}

class CriterionResultDto {
  @ApiProperty() criterionId: string;
  @ApiProperty({ type: RuleDto }) rule: Rule;
  @ApiProperty({ enum: [...POLARITIES] }) polarity: CriterionPolarity;
  @ApiProperty({ enum: [...CRITERION_VERDICTS], description: 'Of an exclusion, meets: not excluded' })
  verdict: CriterionVerdict;
  @ApiProperty({ enum: [...REASON_CODES] }) reason: ReasonCode;
  @ApiProperty({ enum: [...CRITERION_VERDICTS], description: 'What it would be if the reading were sure' })
  leaning: CriterionVerdict;
  @ApiProperty({ type: ComparedValueDto, nullable: true }) value: ComparedValueDto | null;
  @ApiProperty({ type: [String], description: 'Facts that are not known and would decide it' })
  asks: readonly string[];
  @ApiProperty({ description: 'The deciding sentence' }) sentence: string;
  @ApiProperty(SPAN) span: { readonly start: number; readonly end: number } | null;
  @ApiProperty({ type: BilingualDto, description: 'Why, in a sentence' }) explanation: BilingualDto;
}

class DecidedCriterionDto extends CriterionResultDto {
  @ApiProperty({ enum: [...CRITERION_ORIGINS] }) origin: CriterionOrigin;
  @ApiProperty({ type: Number }) confidence: number;
  @ApiProperty({ type: CorrectionDto, nullable: true }) correction: CorrectionDto | null;
}

class FitPeriodDto {
  @ApiProperty({ enum: [...APPLICATION_PERIOD_KINDS] }) kind: ApplicationPeriodKind;
  @ApiProperty(nullableDay) from: string | null;
  @ApiProperty(nullableDay) to: string | null;
}

export class FitItemDto {
  @ApiProperty({ type: FitProgrammeDto }) programme: FitProgrammeDto;
  @ApiProperty({ enum: [...FIT_VERDICTS] }) verdict: FitVerdict;
  @ApiProperty({ type: [DecidedCriterionDto], description: 'Exclusions first' })
  criteria: readonly DecidedCriterionDto[];
  @ApiProperty({ description: 'No criteria are known, so nothing could be decided' }) hasNoCriteria: boolean;
  @ApiProperty({ description: 'The criteria are those of the text as it is now' }) isRead: boolean;
  @ApiProperty({ type: Number, nullable: true, description: '0 to 100' }) relevance: number | null;
  @ApiProperty({ type: FitPeriodDto }) period: FitPeriodDto;
  @ApiProperty({ enum: [...AVAILABILITIES] }) availability: Availability;
  @ApiProperty({ type: 'integer', nullable: true }) workingDaysLeft: number | null;
  @ApiProperty() areHolidaysKnown: boolean;
}

export class FitPageDto extends PageDto {
  @ApiProperty({ type: [FitItemDto] }) items: readonly FitItemDto[];
}

class FitCountsDto {
  @ApiProperty({ type: 'integer' }) eligible: number;
  @ApiProperty({ type: 'integer' }) check: number;
  @ApiProperty({ type: 'integer' }) not_eligible: number;
}

class FactQuestionDto {
  @ApiProperty({ enum: [...FACT_QUESTION_CODES] }) code: FactQuestionCode;
  @ApiProperty() fact: string;
  @ApiProperty() value: string;
  @ApiProperty({ ...nullableText, description: 'What was likely meant' }) suggestion: string | null;
}

class FitQuestionDto {
  @ApiProperty() fact: string;
  @ApiProperty({ type: 'integer', description: 'Programmes that hang on it among others' })
  programmes: number;
  @ApiProperty({ type: 'integer', description: 'Those of them that hang on it alone' }) decides: number;
}

class NearMissDto {
  @ApiProperty({ type: FitProgrammeDto }) programme: FitProgrammeDto;
  @ApiProperty({ type: CriterionResultDto }) blocking: CriterionResultDto;
  @ApiProperty({ type: 'integer' }) unknown: number;
}

class GrowthDto {
  @ApiProperty({ type: FitProgrammeDto }) programme: FitProgrammeDto;
  @ApiProperty({ enum: [...GROWTH_STAGES] }) stage: GrowthStage;
  @ApiProperty(nullableDay) from: string | null;
  @ApiProperty(nullableDay) to: string | null;
  @ApiProperty({ type: [String], description: 'Criteria to grow into' }) growsInto: readonly string[];
  @ApiProperty({ enum: [...FIT_VERDICTS] }) verdictNow: FitVerdict;
}

class FitGroupsDto {
  @ApiProperty({ type: FitPageDto }) eligible: FitPageDto;
  @ApiProperty({ type: FitPageDto }) check: FitPageDto;
  @ApiProperty({ type: FitPageDto }) not_eligible: FitPageDto;
}

export class FitAnswerDto {
  @ApiProperty({ format: 'date', description: 'In Seoul' }) decidedOn: string;
  @ApiProperty({ type: FitCountsDto }) counts: FitCountsDto;
  @ApiProperty({ type: FitGroupsDto }) groups: FitGroupsDto;
  @ApiProperty({ type: [FactQuestionDto] }) questions: readonly FactQuestionDto[];
  @ApiProperty({ type: [FitQuestionDto] }) asks: readonly FitQuestionDto[];
  @ApiProperty({ type: [NearMissDto] }) nearMisses: readonly NearMissDto[];
  @ApiProperty({ type: [GrowthDto] }) growth: readonly GrowthDto[];
  @ApiProperty({ enum: ['scored', 'not-asked', 'unavailable'] }) relevance:
    'scored' | 'not-asked' | 'unavailable';
  @ApiProperty({ description: 'Whether this server has a browser that makes a PDF of it' })
  isPdfMade: boolean;
}

export class IndustryQueryDto {
  @TextField({ max: TEXT_LIMITS.name, description: 'Name or code' }) q: string;
}

class IndustryDto {
  @ApiProperty({ description: 'KSIC: a section letter, or digits' }) code: string;
  @ApiProperty() ko: string;
  @ApiProperty() en: string;
}

export class IndustryListDto {
  @ApiProperty({ type: [IndustryDto], description: '20 at most, the best first' })
  items: readonly IndustryDto[];
}

class CompanyCountDto {
  @ApiProperty({ enum: [...COUNTED_FACETS] }) facet: CountedFacet;
  @ApiProperty() value: string;
  @ApiProperty({ type: 'integer', description: 'A multiple of five, and fewer than five below the number' })
  atLeast: number;
}

export class FitStatisticsDto {
  @ApiProperty({ type: [CompanyCountDto], description: 'Numbers below five are left out' })
  items: readonly CompanyCountDto[];
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) countedAt: Date | null;
}
