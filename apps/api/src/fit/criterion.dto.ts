import {
  AI_STAGES,
  CERTIFICATES,
  COMPANY_SIZES,
  CORRECTION_ACTS,
  type CorrectionAct,
  CRITERION_LIMITS,
  CRITERION_ORIGINS,
  type CriterionDraft,
  type CriterionOrigin,
  type CriterionPolarity,
  EXCLUSIONS,
  POLARITIES,
  PROVINCES,
  REQUEST_STATES,
  type RequestState,
  type Rule,
  type RuleDraft,
  RULE_KINDS,
  type RuleKind,
  SITE_KINDS,
  toRule,
} from '@jeonghap/fit';
import { ApiProperty } from '@nestjs/swagger';
import { ListQueryDto, PageDto } from '../entry/entry.dto.js';
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

const SIMPLE_KINDS = RULE_KINDS.filter((kind) => kind !== 'any-of');
const optional = { optional: true } as const;

class BoundDto {
  @NumberField() value: number;
  @FlagField({ description: 'True for 이상, 이하 and 이내; false for 초과 and 미만' }) inclusive: boolean;
}

/** What a rule is about; which of these fields stand beside its kind follows from that. */
abstract class RuleFieldsDto {
  @ObjectField(() => BoundDto, { ...optional, nullable: true }) min?: BoundDto | null;
  @ObjectField(() => BoundDto, { ...optional, nullable: true }) max?: BoundDto | null;
  @WordField(['years', 'months'], optional) unit?: 'years' | 'months';
  @WordField(['latest-year', 'three-year-average', 'unstated'], optional) basis?:
    'latest-year' | 'three-year-average' | 'unstated';
  @WordListField(PROVINCES, optional) provinces?: (typeof PROVINCES)[number][];
  @TextListField({ maxItems: 50, max: 40, ...optional }) districts?: string[];
  @WordListField(SITE_KINDS, optional) sites?: (typeof SITE_KINDS)[number][];
  @TextListField({ maxItems: 100, max: 5, ...optional, description: 'KSIC codes' }) codes?: string[];
  @WordListField(COMPANY_SIZES, optional) sizes?: (typeof COMPANY_SIZES)[number][];
  @WordListField(CERTIFICATES, optional) certificates?: (typeof CERTIFICATES)[number][];
  @WordListField(AI_STAGES, optional) stages?: (typeof AI_STAGES)[number][];
  @WordField(EXCLUSIONS, optional) exclusion?: (typeof EXCLUSIONS)[number];
  @FlagField({ ...optional, description: 'The notice names an exception' }) hasException?: boolean;
}

/** A rule without alternatives. */
export class SimpleRuleDto extends RuleFieldsDto implements Omit<RuleDraft, 'rules'> {
  @WordField(SIMPLE_KINDS) kind: RuleKind;
}

/** A rule of a criterion; `any-of` has alternatives. */
export class RuleDto extends RuleFieldsDto implements RuleDraft {
  @WordField(RULE_KINDS) kind: RuleKind;
  @ObjectListField(() => SimpleRuleDto, { maxItems: 10, ...optional, description: 'Of any-of: two or more' })
  rules?: SimpleRuleDto[];
}

class SpanDto {
  @ApiProperty({ type: 'integer' }) start: number;
  @ApiProperty({ type: 'integer' }) end: number;
}

export const SPAN = {
  type: SpanDto,
  nullable: true,
  description: 'In the text of the programme, UTF-16',
} as const;

export class CorrectionDto {
  @ApiProperty({ enum: [...CORRECTION_ACTS] }) act: CorrectionAct;
  @ApiProperty() reason: string;
  @ApiProperty({ type: 'integer', description: 'For If-Match of the next correction' }) revision: number;
  @ApiProperty({ format: 'date-time' }) at: Date;
  @ApiProperty({ description: 'The text of the programme changed since, and nobody has confirmed it' })
  isStale: boolean;
}

class CriterionDto {
  @ApiProperty() id: string;
  @ApiProperty({ enum: [...POLARITIES] }) polarity: CriterionPolarity;
  @ApiProperty({ type: RuleDto }) rule: Rule;
  @ApiProperty({ description: 'The deciding sentence' }) sentence: string;
  @ApiProperty(SPAN) span: SpanDto | null;
  @ApiProperty({ type: Number, description: '0 to 1; a low one decides nothing by itself' })
  confidence: number;
  @ApiProperty({ enum: [...CRITERION_ORIGINS] }) origin: CriterionOrigin;
  @ApiProperty({ type: CorrectionDto, nullable: true }) correction: CorrectionDto | null;
}

export class ProgrammeCriteriaDto {
  @ApiProperty({ format: 'uuid' }) programmeId: string;
  @ApiProperty({ type: 'integer' }) programmeRevision: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Revision that was read; null for none yet' })
  readRevision: number | null;
  @ApiProperty({ description: 'Whether what was read is of the text as it is now' }) isCurrent: boolean;
  @ApiProperty({ type: [CriterionDto] }) criteria: readonly CriterionDto[];
  @ApiProperty({ type: [CriterionDto], description: 'Read by the rules but dismissed by staff' })
  dismissed: readonly CriterionDto[];
}

class CriterionDraftDto {
  @WordField(POLARITIES) polarity: CriterionPolarity;
  @ObjectField(() => RuleDto) rule: RuleDto;
  @TextField({ max: CRITERION_LIMITS.sentence, description: 'As the notice has it' }) sentence: string;
}

export class AddCriterionDto {
  @ObjectField(() => CriterionDraftDto) criterion: CriterionDraftDto;
  @TextField({ max: CRITERION_LIMITS.reason, description: 'Everybody may read it' }) reason: string;
}

export class CorrectCriterionDto {
  @ObjectField(() => CriterionDraftDto, { nullable: true, description: 'Null to dismiss it' })
  criterion: CriterionDraftDto | null;
  @TextField({ max: CRITERION_LIMITS.reason, description: 'Everybody may read it' }) reason: string;
}

/** @throws InvalidInput `criterion.rule-invalid` */
export const toCriterionDraft = ({ polarity, rule, sentence }: CriterionDraftDto): CriterionDraft => ({
  ...{ polarity, sentence },
  rule: toRule(rule),
});

export class AskCorrectionDto {
  @TextField({ max: CRITERION_LIMITS.request, description: 'What is not as the notice has it' }) text: string;
}

export class CorrectionRequestQueryDto extends ListQueryDto {
  @WordField(REQUEST_STATES, optional) state: RequestState = 'open';
}

export class CorrectionRequestDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) programmeId: string;
  @ApiProperty() programmeTitle: string;
  @ApiProperty() criterionId: string;
  @ApiProperty({ description: 'As whoever asks saw it' }) sentence: string;
  @ApiProperty() text: string;
  @ApiProperty({ format: 'date-time' }) createdAt: Date;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) settledAt: Date | null;
  @ApiProperty({ type: String, nullable: true }) answer: string | null;
}

export class CorrectionRequestPageDto extends PageDto {
  @ApiProperty({ type: [CorrectionRequestDto] }) items: readonly CorrectionRequestDto[];
}

export class SettleRequestDto {
  @TextField({ max: CRITERION_LIMITS.reason, description: 'What became of it' }) answer: string;
}
