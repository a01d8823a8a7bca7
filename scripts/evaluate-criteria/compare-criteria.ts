import {
  type CompanyFacts,
  type Criterion,
  type CriterionResult,
  decideFit,
  extractCriteria,
  type FitContext,
  type Rule,
  RULE_KINDS,
  type RuleKind,
} from '@jeonghap/fit';

import { type GoldCriterion, type Notice } from './read-notices.js';

/** How many criteria of a kind were read, and read rightly. */
export interface KindCount {
  readonly gold: number;
  readonly read: number;
  readonly right: number;
}

/** How many verdicts were reached, and how many of them the gold does not reach. */
export interface VerdictCount {
  readonly all: number;
  readonly decided: number;
  readonly wrong: number;
}

export interface Comparison {
  readonly kinds: ReadonlyMap<RuleKind, KindCount>;
  /** Per criterion: `meets` and `fails` through what was read, against the criterion of the gold. */
  readonly criteria: VerdictCount;
  /** Per notice: `eligible` and `not_eligible`. */
  readonly notices: VerdictCount;
  /** What differs, for the notices that may be looked at. */
  readonly differences: readonly string[];
}

/** Reads the notices by the rules and compares criteria with the gold, and verdicts on the companies with those of the gold. */
export function compareCriteria(
  notices: readonly Notice[],
  companies: readonly CompanyFacts[],
  context: FitContext,
): Comparison {
  const kinds = new Map<RuleKind, KindCount>(
    RULE_KINDS.map((kind) => [kind, { gold: 0, read: 0, right: 0 }]),
  );
  let criteria = NONE;
  let verdicts = NONE;
  const differences: string[] = [];
  for (const notice of notices) {
    const read = extractCriteria(notice.text);
    const pairing = pair(read, notice.gold);
    countKinds(kinds, read, notice.gold, pairing);
    differences.push(...differencesOf(notice, read, pairing));
    const gold = notice.gold.map((one, at) => toCriterion(one, at));
    for (const company of companies) {
      const ours = decideFit(company, read, context);
      const theirs = decideFit(company, gold, context);
      verdicts = add(verdicts, ours.verdict !== 'check', ours.verdict !== theirs.verdict);
      for (const result of ours.criteria)
        criteria = add(
          criteria,
          result.verdict !== 'unknown',
          isWrong(result, read, theirs.criteria, pairing),
        );
    }
  }
  return { kinds, criteria, notices: verdicts, differences };
}

const NONE: VerdictCount = { all: 0, decided: 0, wrong: 0 };

function add(count: VerdictCount, isDecided: boolean, differs: boolean): VerdictCount {
  return {
    all: count.all + 1,
    decided: count.decided + Number(isDecided),
    wrong: count.wrong + Number(isDecided && differs),
  };
}

/** X or something that is not understood, and X with an exception, say the same. */
function canonical(rule: Rule): Rule {
  if (rule.kind !== 'any-of') return rule;
  const known = rule.rules.filter(({ kind }) => kind !== 'other');
  const [only] = known;
  return only !== undefined && known.length === 1 ? { ...only, hasException: true } : rule;
}

function keyOf({ polarity, rule }: GoldCriterion): string {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((item) => JSON.stringify(sorted(item))).sort();
    if (typeof value !== 'object' || value === null) return value;
    return Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]);
  };
  return JSON.stringify([
    polarity,
    sorted(Object.entries(canonical(rule)).sort(([a], [b]) => (a < b ? -1 : 1))),
  ]);
}

/** Which criterion of the gold each one that was read is: the same one, each taken once. By place in the two lists. */
type Pairing = ReadonlyMap<number, number>;

function pair(read: readonly Criterion[], gold: readonly GoldCriterion[]): Pairing {
  const pairing = new Map<number, number>();
  const free = new Set(gold.keys());
  read.forEach((criterion, at) => {
    const same = [...free].find((place) => {
      const other = gold[place];
      return other !== undefined && keyOf(other) === keyOf(criterion);
    });
    if (same === undefined) return;
    free.delete(same);
    pairing.set(at, same);
  });
  return pairing;
}

function countKinds(
  kinds: Map<RuleKind, KindCount>,
  read: readonly Criterion[],
  gold: readonly GoldCriterion[],
  pairing: Pairing,
): void {
  const count = (rule: Rule, changes: Partial<KindCount>): void => {
    const { kind } = canonical(rule);
    const known = kinds.get(kind) ?? { gold: 0, read: 0, right: 0 };
    kinds.set(kind, {
      gold: known.gold + (changes.gold ?? 0),
      read: known.read + (changes.read ?? 0),
      right: known.right + (changes.right ?? 0),
    });
  };
  for (const { rule } of gold) count(rule, { gold: 1 });
  read.forEach(({ rule }, at) => {
    count(rule, { read: 1, right: Number(pairing.has(at)) });
  });
}

function toCriterion({ polarity, rule }: GoldCriterion, at: number): Criterion {
  return { id: `g${String(at)}`, polarity, rule, sentence: '', span: null, confidence: 1, origin: 'staff' };
}

/**
 * A verdict is wrong when the criterion is none of the gold and no criterion of the gold with its kind and polarity comes to
 * the same verdict on this company.
 */
function isWrong(
  result: CriterionResult,
  read: readonly Criterion[],
  gold: readonly CriterionResult[],
  pairing: Pairing,
): boolean {
  if (pairing.has(read.findIndex(({ id }) => id === result.criterionId))) return false;
  return !gold.some(
    ({ rule, polarity, verdict }) =>
      canonical(rule).kind === canonical(result.rule).kind &&
      polarity === result.polarity &&
      verdict === result.verdict,
  );
}

function differencesOf(notice: Notice, read: readonly Criterion[], pairing: Pairing): readonly string[] {
  const matched = new Set(pairing.values());
  const line = (sign: string, one: GoldCriterion, note: string): string =>
    `${notice.id} ${sign} ${one.polarity} ${JSON.stringify(one.rule)} ${note}`;
  return [
    ...read.flatMap((one, at) =>
      pairing.has(at) ? [] : [line('+', one, `${String(one.confidence)} ‘${one.sentence}’`)],
    ),
    ...notice.gold.flatMap((one, at) => (matched.has(at) ? [] : [line('-', one, '')])),
  ];
}
