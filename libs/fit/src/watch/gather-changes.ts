import { type BilingualText } from '@jeonghap/alignment';
import { withParticle } from '@jeonghap/korean-text';
import { type RuleKind } from '../criteria/criterion.js';
import { factLabel, KIND_LABELS } from '../explain/labels.js';
import { type CompanyFacts, type FactName } from '../facts/company-facts.js';
import { type MovedVerdict } from './timed-criteria.js';

/** Verdicts of one kind that changed on one day and are still told one by one. */
export const MOST_SINGLE = 3;
/** Programmes that a notice on many names. */
export const MOST_NAMED = 5;

/** What the programmes of one notice have in common: the same fact is missing, or conditions of the same kind decide. */
export interface GatheringReason {
  /** Kind of the condition that decides; null where none is known. */
  readonly kind: RuleKind | null;
  /** The fact that a company would have to give; null where none is missing. */
  readonly fact: FactName | null;
  /** Of missing sales, the year that ended and of which nothing is given yet; null of all else. */
  readonly year: number | null;
}

/** Many verdicts that a day changed in the same way. */
export interface Gathering extends GatheringReason {
  /** All programmes, as of the day on which it was decided. */
  readonly count: number;
  /** The first of them, by id; {@link MOST_NAMED} at most. */
  readonly programmeIds: readonly string[];
}

/** What a day changed for a company: verdicts that are told one by one, and such as are told together. */
export interface GatheredChanges {
  readonly single: readonly MovedVerdict[];
  readonly gathered: readonly { readonly gathering: Gathering; readonly first: MovedVerdict }[];
}

/**
 * Puts together what one day changed in the same way: the same verdict before and after, and the same missing fact or the same kind of condition.
 * @param today the day after, `YYYY-MM-DD` in Seoul
 */
export function gatherChanges(
  moved: readonly MovedVerdict[],
  facts: CompanyFacts,
  today: string,
): GatheredChanges {
  const groups = new Map<string, MovedVerdict[]>();
  for (const one of moved) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  const [single, gathered]: [MovedVerdict[], { gathering: Gathering; first: MovedVerdict }[]] = [[], []];
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined || group.length <= MOST_SINGLE) single.push(...group);
    else gathered.push(toGathered(group, first, { facts, today }));
  }
  return { single, gathered };
}

function toGathered(
  group: readonly MovedVerdict[],
  some: MovedVerdict,
  on: { readonly facts: CompanyFacts; readonly today: string },
) {
  const sorted = group.toSorted((a, b) => (a.programmeId < b.programmeId ? -1 : 1));
  const fact = missingFact(some);
  return {
    first: sorted[0] ?? some,
    gathering: {
      ...{ count: group.length, programmeIds: sorted.slice(0, MOST_NAMED).map((one) => one.programmeId) },
      ...{ kind: some.deciding?.rule.kind ?? null, fact },
      year: fact === 'salesKrw' ? missingYear(on.facts, on.today) : null,
    },
  };
}

/** The same for changes that are told together. */
function keyOf(one: MovedVerdict): string {
  const { before, after, deciding } = one;
  const fact = missingFact(one);
  const why = fact === null ? ['kind', deciding?.polarity, deciding?.rule.kind] : ['fact', fact];
  return [before, after, ...why].join(' ');
}

/** The fact that a company would have to give: the first that was not missing on the other day, else the first of all. */
function missingFact({ deciding, decidingOtherwise }: MovedVerdict): FactName | null {
  if (deciding?.reason !== 'fact-missing') return null;
  const asked = decidingOtherwise?.asks ?? [];
  return deciding.asks.find((fact) => !asked.includes(fact)) ?? deciding.asks[0] ?? null;
}

/** The year that ended last, where its sales are what is not given. */
function missingYear({ salesKrw }: CompanyFacts, today: string): number | null {
  const year = Number(today.slice(0, 4)) - 1;
  return (salesKrw ?? []).some((sales) => sales.year === year) ? null : year;
}

/** In a sentence, what the programmes of a notice have in common. It tells nothing of what a company gave. */
export function explainGathering({ kind, fact, year }: GatheringReason): BilingualText {
  if (year !== null)
    return {
      ko: `${String(year)}년 매출액이 아직 없습니다.`,
      en: `The sales of ${String(year)} are not given yet.`,
    };
  if (fact !== null) {
    const { ko, en } = factLabel(fact);
    return {
      ko: `${withParticle(ko, '을/를')} 알아야 판단할 수 있습니다.`,
      en: `To tell, this has to be known: ${en}.`,
    };
  }
  const { ko, en } = KIND_LABELS[kind ?? 'other'];
  return {
    ko: `같은 종류의 요건(${ko})으로 판정이 바뀌었습니다.`,
    en: `Conditions of the same kind decide: ${en}.`,
  };
}
