import { InvalidInput } from '@jeonghap/platform';
import {
  type Bound,
  type NumberRange,
  type Rule,
  type RuleKind,
  type SimpleRule,
} from '../criteria/criterion.js';
import {
  type AiStage,
  type Certificate,
  type CompanySize,
  type Exclusion,
  type Province,
  type SiteKind,
} from '../facts/vocabulary.js';

/** A rule as somebody fills it in: which fields are needed beside the kind follows from it. */
export interface RuleDraft {
  readonly kind: RuleKind;
  readonly min?: Bound | null;
  readonly max?: Bound | null;
  readonly unit?: 'years' | 'months';
  readonly basis?: 'latest-year' | 'three-year-average' | 'unstated';
  readonly provinces?: readonly Province[];
  readonly districts?: readonly string[];
  readonly sites?: readonly SiteKind[];
  readonly codes?: readonly string[];
  readonly sizes?: readonly CompanySize[];
  readonly certificates?: readonly Certificate[];
  readonly stages?: readonly AiStage[];
  readonly exclusion?: Exclusion;
  /** The notice names an exception. */
  readonly hasException?: boolean;
  readonly rules?: readonly Omit<RuleDraft, 'rules'>[];
}

const KSIC_CODE = /^([A-U]|\d{2,5})$/;

/**
 * The rule that a draft stands for, with the fields of its kind and no others.
 * @throws InvalidInput `criterion.rule-invalid` where a field of its kind is missing or empty, or a range is open at both ends or upside down
 */
export function toRule(draft: RuleDraft): Rule {
  if (draft.kind !== 'any-of') return toSimpleRule(draft);
  const { rules = [] } = draft;
  if (rules.length < 2) throw new InvalidInput('criterion.rule-invalid');
  return { kind: 'any-of', rules: rules.map(toSimpleRule), ...exceptionOf(draft) };
}

type MakeRule = (draft: RuleDraft) => SimpleRule;

const MAKE: Readonly<Record<SimpleRule['kind'], MakeRule>> = {
  'firm-age': ({ unit = 'years', ...draft }) => ({ kind: 'firm-age', unit, ...rangeOf(draft) }),
  'pre-founder': () => ({ kind: 'pre-founder' }),
  employees: (draft) => ({ kind: 'employees', ...rangeOf(draft) }),
  sales: ({ basis = 'unstated', ...draft }) => ({ kind: 'sales', basis, ...rangeOf(draft) }),
  region: ({ provinces, districts = [], sites = [] }) => ({
    ...{ kind: 'region', provinces: some(provinces), districts, sites },
  }),
  industry: ({ codes }) => ({ kind: 'industry', codes: some(codes).map(ksicCode) }),
  size: ({ sizes }) => ({ kind: 'size', sizes: some(sizes) }),
  certificate: ({ certificates }) => ({ kind: 'certificate', certificates: some(certificates) }),
  'representative-age': (draft) => ({ kind: 'representative-age', ...rangeOf(draft) }),
  'ai-stage': ({ stages }) => ({ kind: 'ai-stage', stages: some(stages) }),
  exclusion: ({ exclusion }) => {
    if (exclusion === undefined) throw new InvalidInput('criterion.rule-invalid');
    return { kind: 'exclusion', exclusion };
  },
  other: () => ({ kind: 'other' }),
};

function toSimpleRule(draft: RuleDraft): SimpleRule {
  if (draft.kind === 'any-of') throw new InvalidInput('criterion.rule-invalid');
  return { ...MAKE[draft.kind](draft), ...exceptionOf(draft) };
}

const exceptionOf = ({ hasException }: RuleDraft): { readonly hasException?: true } =>
  hasException === true ? { hasException } : {};

function some<T>(values: readonly T[] | undefined): readonly T[] {
  if (values === undefined || values.length === 0) throw new InvalidInput('criterion.rule-invalid');
  return values;
}

function ksicCode(code: string): string {
  if (!KSIC_CODE.test(code)) throw new InvalidInput('criterion.rule-invalid');
  return code;
}

function rangeOf({ min = null, max = null }: Pick<RuleDraft, 'min' | 'max'>): NumberRange {
  const ends = [min, max].flatMap((bound) => (bound === null ? [] : [bound.value]));
  const isRising = ends.every((end, at) => end >= (ends[at - 1] ?? 0));
  if (ends.length === 0 || !isRising) throw new InvalidInput('criterion.rule-invalid');
  return { min, max };
}
