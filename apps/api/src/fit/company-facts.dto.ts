import {
  AI_STAGES,
  type AiStage,
  type Certificate,
  CERTIFICATES,
  COMPANY_SIZES,
  type CompanyFacts,
  type CompanySize,
  type Exclusion,
  EXCLUSIONS,
  type Province,
  PROVINCES,
  SITE_KINDS,
  type SiteKind,
} from '@jeonghap/fit';
import { type Type } from '@nestjs/common';
import {
  FlagField,
  NumberField,
  ObjectField,
  ObjectListField,
  TextField,
  TextListField,
  WordField,
  WordListField,
} from '../http/fields.js';

/** Facts are taken as they are given: what is hardly so comes back as a question, never as a refusal. */
const unknown = { nullable: true } as const;
const DAY = { max: 20, ...unknown } as const;

export class YearSalesDto {
  @NumberField({ description: 'Calendar year', example: 2025 }) year: number;
  @NumberField({ description: 'Won' }) krw: number;
}

export class CompanySiteDto {
  @WordField(SITE_KINDS) site: SiteKind;
  @WordField(PROVINCES) province: Province;
  @TextField({ max: 40, ...unknown, description: '시군구 as it is written; null when not known' })
  district: string | null;
  @TextField({ ...DAY, description: 'First day, YYYY-MM-DD; null for since ever' }) from: string | null;
  @TextField({ ...DAY, description: 'Last day; null for still' }) to: string | null;
}

/** An object whose keys are the given words, each true, false, or left out where it is not known. */
function flagsOf<Word extends string>(
  words: readonly Word[],
  name: string,
): Type<Partial<Record<Word, boolean>>> {
  class Flags {}
  Object.defineProperty(Flags, 'name', { value: name });
  for (const word of words) FlagField({ optional: true })(Flags.prototype, word);
  return Flags;
}

export const CertificatesDto = flagsOf(CERTIFICATES, 'CertificatesDto');
export const ExclusionsDto = flagsOf(EXCLUSIONS, 'ExclusionsDto');

/** What is known of a company; null, or a key that is left out of the two records, means that it is not known. */
export class CompanyFactsDto implements CompanyFacts {
  @TextField({ ...DAY, description: 'Day of founding, YYYY-MM-DD' }) foundedOn: string | null;
  @FlagField({ ...unknown, description: 'Whether a business has yet to be founded' }) preFounder:
    boolean | null;
  @ObjectListField(() => YearSalesDto, {
    maxItems: 3,
    ...unknown,
    description: 'Closed years, the last three at most',
  })
  salesKrw: YearSalesDto[] | null;
  @NumberField({ ...unknown, description: 'Regular employees' }) employees: number | null;
  @ObjectListField(() => CompanySiteDto, { maxItems: 20, ...unknown }) sites: CompanySiteDto[] | null;
  @TextListField({ maxItems: 20, max: 20, ...unknown, description: 'KSIC codes, the main one first' })
  industries: string[] | null;
  @ObjectField(() => CertificatesDto) certificates: Partial<Record<Certificate, boolean>>;
  @TextField({ ...DAY, description: 'Birthday of the representative, YYYY-MM-DD' }) representativeBornOn:
    string | null;
  @WordListField(AI_STAGES, unknown) aiStages: AiStage[] | null;
  @TextField({ max: 2_000, ...unknown, description: 'What the company wants to do, in its own words' })
  wants: string | null;
  @ObjectField(() => ExclusionsDto) exclusions: Partial<Record<Exclusion, boolean>>;
  @WordField(COMPANY_SIZES, { ...unknown, description: 'As the company states it; null derives it' })
  statedSize: CompanySize | null;
}
