import {
  AI_STAGES,
  type AiStage,
  type Certificate,
  COMPANY_SIZES,
  type CompanyFacts,
  type CompanySize,
  type Exclusion,
  type Province,
  PROVINCES,
  SITE_KINDS,
  type SiteKind,
} from '@jeonghap/fit';
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
const optional = { optional: true } as const;
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

/** What is held, known not to be held, or, where it is left out, not known. */
export class CertificatesDto implements Partial<Record<Certificate, boolean>> {
  @FlagField(optional) 'venture'?: boolean;
  @FlagField(optional) 'inno-biz'?: boolean;
  @FlagField(optional) 'main-biz'?: boolean;
  @FlagField(optional) 'research-institute'?: boolean;
  @FlagField(optional) 'women-owned'?: boolean;
  @FlagField(optional) 'disabled-owned'?: boolean;
  @FlagField(optional) 'social-enterprise'?: boolean;
}

/** Which grounds for exclusion hold, do not hold, or, where they are left out, are not known to. */
export class ExclusionsDto implements Partial<Record<Exclusion, boolean>> {
  @FlagField(optional) 'tax-arrears'?: boolean;
  @FlagField(optional) 'duplicate-support'?: boolean;
  @FlagField(optional) 'credit-default'?: boolean;
  @FlagField(optional) 'closed-business'?: boolean;
  @FlagField(optional) 'insolvency'?: boolean;
  @FlagField(optional) 'support-ban'?: boolean;
  @FlagField(optional) 'wage-arrears'?: boolean;
  @FlagField(optional) 'restricted-industry'?: boolean;
}

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
  @ObjectField(() => CertificatesDto) certificates: CertificatesDto;
  @TextField({ ...DAY, description: 'Birthday of the representative, YYYY-MM-DD' }) representativeBornOn:
    string | null;
  @WordListField(AI_STAGES, unknown) aiStages: AiStage[] | null;
  @TextField({ max: 2_000, ...unknown, description: 'What the company wants to do, in its own words' })
  wants: string | null;
  @ObjectField(() => ExclusionsDto) exclusions: ExclusionsDto;
  @WordField(COMPANY_SIZES, { ...unknown, description: 'As the company states it; null derives it' })
  statedSize: CompanySize | null;
}
