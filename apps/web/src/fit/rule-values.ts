import { type ProgrammeCriterion } from '../api/model.js';
import { AI_STAGES } from './fit-drafts.js';
import { CERTIFICATE_WORDS, PROVINCE_WORDS, SIZE_WORDS } from './fit-words.js';

type Rule = ProgrammeCriterion['rule'];
export type RuleKind = Rule['kind'];

/** Kinds that the form offers; one of several alternatives is changed by the API alone. */
export const FORM_KINDS = [
  'firm-age',
  'pre-founder',
  'employees',
  'sales',
  'region',
  'industry',
  'size',
  'certificate',
  'representative-age',
  'ai-stage',
  'exclusion',
  'other',
] as const satisfies readonly RuleKind[];

/** Words of which a rule takes some. */
export const WORDS_OF = {
  region: PROVINCE_WORDS,
  size: SIZE_WORDS,
  certificate: CERTIFICATE_WORDS,
  'ai-stage': AI_STAGES,
} as const;

/** Kinds whose rule is a range of numbers. */
export const RANGE_KINDS: readonly RuleKind[] = ['firm-age', 'employees', 'sales', 'representative-age'];

/** A criterion as it stands in the form; numbers are texts, empty for an open end. */
export interface CriterionValues {
  readonly polarity: ProgrammeCriterion['polarity'];
  readonly kind: RuleKind;
  readonly sentence: string;
  readonly reason: string;
  readonly min: string;
  readonly max: string;
  /** Whether the ends belong to the range. */
  readonly isMinIn: boolean;
  readonly isMaxIn: boolean;
  readonly unit: 'years' | 'months';
  readonly basis: 'latest-year' | 'three-year-average' | 'unstated';
  /** Provinces, size classes, certificates or stages, by the kind. */
  readonly words: readonly string[];
  readonly codes: readonly string[];
  readonly districts: string;
  readonly sites: NonNullable<Rule['sites']>;
  readonly exclusion: NonNullable<Rule['exclusion']>;
  readonly hasException: boolean;
}

export const NEW_CRITERION: CriterionValues = {
  ...{ polarity: 'requires', kind: 'firm-age', sentence: '', reason: '', min: '', max: '' },
  ...{ isMinIn: true, isMaxIn: true, unit: 'years', basis: 'unstated', words: [], codes: [], districts: '' },
  ...{ sites: [], exclusion: 'tax-arrears', hasException: false },
};

/** What the form starts with for a criterion that is there. */
export function toCriterionValues({ polarity, rule, sentence }: ProgrammeCriterion): CriterionValues {
  const { unit, basis, codes, sites, exclusion, hasException } = { ...NEW_CRITERION, ...rule };
  return {
    ...NEW_CRITERION,
    ...{ polarity, sentence, kind: rule.kind, unit, basis, codes, sites, exclusion, hasException },
    ...{ min: textOf(rule.min), max: textOf(rule.max), isMinIn: isIn(rule.min), isMaxIn: isIn(rule.max) },
    words: wordsOf(rule),
    districts: (rule.districts ?? []).join(', '),
  };
}

const textOf = (bound: Rule['min']): string => (bound == null ? '' : String(bound.value));
const isIn = (bound: Rule['min']): boolean => bound?.inclusive ?? true;
const wordsOf = ({ provinces, sizes, certificates, stages }: Rule): readonly string[] =>
  provinces ?? sizes ?? certificates ?? stages ?? [];

/** The rule that the form says, with the fields of its kind; what is missing the server refuses. */
export function toRule(values: CriterionValues): Rule {
  const { kind, hasException } = values;
  return { kind, ...fieldsOf(values), ...(hasException ? { hasException } : {}) };
}

function fieldsOf(values: CriterionValues): Omit<Rule, 'kind'> {
  const { kind, words, codes, districts, sites, exclusion } = values;
  if (RANGE_KINDS.includes(kind)) return rangeOf(values);
  const chosen = <T extends string>(all: readonly T[]): T[] => all.filter((one) => words.includes(one));
  if (kind === 'region')
    return { provinces: chosen(WORDS_OF.region), districts: listOf(districts), sites: [...sites] };
  if (kind === 'size') return { sizes: chosen(WORDS_OF.size) };
  if (kind === 'certificate') return { certificates: chosen(WORDS_OF.certificate) };
  if (kind === 'ai-stage') return { stages: chosen(WORDS_OF['ai-stage']) };
  if (kind === 'industry') return { codes: [...codes] };
  return kind === 'exclusion' ? { exclusion } : {};
}

function rangeOf({ kind, min, max, isMinIn, isMaxIn, unit, basis }: CriterionValues): Omit<Rule, 'kind'> {
  const bound = (text: string, inclusive: boolean) =>
    text.trim() === '' ? null : { value: Number(text.replaceAll(',', '')), inclusive };
  return {
    ...{ min: bound(min, isMinIn), max: bound(max, isMaxIn) },
    ...(kind === 'firm-age' ? { unit } : {}),
    ...(kind === 'sales' ? { basis } : {}),
  };
}

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
