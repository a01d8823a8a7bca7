import { type ProgrammeCriterion } from '../api/model.js';
import { AI_STAGES } from './fit-drafts.js';
import { CERTIFICATE_WORDS, PROVINCE_WORDS, SIZE_WORDS } from './fit-words.js';

type Rule = ProgrammeCriterion['rule'];
export type RuleKind = Rule['kind'];

/** Kinds of a single condition. */
export const SIMPLE_KINDS = [
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
type SimpleKind = (typeof SIMPLE_KINDS)[number];

/** Kinds that the form offers. */
export const FORM_KINDS = [...SIMPLE_KINDS, 'any-of'] as const satisfies readonly RuleKind[];

/** Fewest and most alternatives of which one is enough. */
export const ALTERNATIVES = { fewest: 2, most: 10 } as const;

/** Words of which a rule takes some. */
export const WORDS_OF = {
  region: PROVINCE_WORDS,
  size: SIZE_WORDS,
  certificate: CERTIFICATE_WORDS,
  'ai-stage': AI_STAGES,
} as const;

/** Kinds whose rule is a range of numbers. */
export const RANGE_KINDS: readonly RuleKind[] = ['firm-age', 'employees', 'sales', 'representative-age'];

/** A rule as it stands in the form; numbers are texts, empty for an open end. */
export interface RuleValues {
  readonly kind: RuleKind;
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

/** One of several conditions of which one is enough. */
export interface AlternativeValues extends RuleValues {
  readonly kind: SimpleKind;
  /** Names it while others come and go. */
  readonly key: number;
}

/** A criterion as it stands in the form. */
export interface CriterionValues extends RuleValues {
  readonly polarity: ProgrammeCriterion['polarity'];
  readonly sentence: string;
  readonly reason: string;
  /** Only of the kind `any-of`. */
  readonly alternatives: readonly AlternativeValues[];
}

const NEW_RULE = {
  ...{ kind: 'firm-age', min: '', max: '', isMinIn: true, isMaxIn: true, unit: 'years', basis: 'unstated' },
  ...{ words: [], codes: [], districts: '', sites: [], exclusion: 'tax-arrears', hasException: false },
} as const satisfies RuleValues;

export const NEW_CRITERION: CriterionValues = {
  ...NEW_RULE,
  ...{ polarity: 'requires', sentence: '', reason: '' },
  alternatives: Array.from({ length: ALTERNATIVES.fewest }, (_, key) => ({ ...NEW_RULE, key })),
};

/** The alternatives with one more, which is yet to be filled in. */
export const withOneMore = (all: readonly AlternativeValues[]): readonly AlternativeValues[] => [
  ...all,
  { ...NEW_RULE, key: Math.max(-1, ...all.map(({ key }) => key)) + 1 },
];

/** What the form starts with for a criterion that is there. */
export function toCriterionValues({ polarity, rule, sentence }: ProgrammeCriterion): CriterionValues {
  const alternatives = (rule.rules ?? []).flatMap((one, key): readonly AlternativeValues[] => {
    const kind = SIMPLE_KINDS.find((known) => known === one.kind);
    return kind === undefined ? [] : [{ ...toRuleValues(one), kind, key }];
  });
  return {
    ...NEW_CRITERION,
    ...toRuleValues(rule),
    ...{ polarity, sentence },
    ...(rule.kind === 'any-of' ? { alternatives } : {}),
  };
}

function toRuleValues(rule: Omit<Rule, 'rules'>): RuleValues {
  const { unit, basis, codes, sites, exclusion, hasException } = { ...NEW_RULE, ...rule };
  return {
    ...{ kind: rule.kind, unit, basis, codes, sites, exclusion, hasException },
    ...{ min: textOf(rule.min), max: textOf(rule.max), isMinIn: isIn(rule.min), isMaxIn: isIn(rule.max) },
    words: wordsOf(rule),
    districts: (rule.districts ?? []).join(', '),
  };
}

const textOf = (bound: Rule['min']): string => (bound == null ? '' : String(bound.value));
const isIn = (bound: Rule['min']): boolean => bound?.inclusive ?? true;
const wordsOf = ({ provinces, sizes, certificates, stages }: Omit<Rule, 'rules'>): readonly string[] =>
  provinces ?? sizes ?? certificates ?? stages ?? [];

/** The rule that the form says, with the fields of its kind; what is missing the server refuses. */
export function toRule(values: CriterionValues): Rule {
  const { kind, hasException, alternatives } = values;
  if (kind !== 'any-of') return toSimpleRule({ ...values, kind });
  return {
    kind,
    rules: alternatives.map((one) => toSimpleRule(one)),
    ...(hasException ? { hasException } : {}),
  };
}

function toSimpleRule<K extends RuleKind>(values: RuleValues & { readonly kind: K }) {
  const { kind, hasException } = values;
  return { kind, ...fieldsOf(values), ...(hasException ? { hasException } : {}) };
}

function fieldsOf(values: RuleValues): Omit<Rule, 'kind' | 'rules'> {
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

function rangeOf({
  kind,
  min,
  max,
  isMinIn,
  isMaxIn,
  unit,
  basis,
}: RuleValues): Omit<Rule, 'kind' | 'rules'> {
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
