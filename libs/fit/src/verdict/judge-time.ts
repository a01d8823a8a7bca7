import { addMonths, completedMonths, isDay } from '../calendar.js';
import { type Bound, type FirmAgeRule, type RepresentativeAgeRule } from '../criteria/criterion.js';
import { type CompanyFacts } from '../facts/company-facts.js';
import { compared, isInRange, type Judgement, missing, undecided } from './judgement.js';

/** A business that has begun by the day, none yet, or facts that do not go together. */
type Founding =
  | { readonly state: 'founded'; readonly on: string }
  | { readonly state: 'not-founded' }
  | { readonly state: 'not-known' }
  | { readonly state: 'contradictory' };

function foundingOf({ foundedOn, preFounder }: CompanyFacts, today: string): Founding {
  if (foundedOn === null) return { state: preFounder === true ? 'not-founded' : 'not-known' };
  if (preFounder === true || !isDay(foundedOn) || foundedOn > today) return { state: 'contradictory' };
  return { state: 'founded', on: foundedOn };
}

/** Whether the time since founding is in the range; a business that is not founded is in none. */
export function judgeFirmAge(rule: FirmAgeRule, facts: CompanyFacts, today: string): Judgement {
  const founding = foundingOf(facts, today);
  if (founding.state === 'contradictory') return undecided('contradictory');
  if (founding.state === 'not-known') return missing('foundedOn');
  if (founding.state === 'not-founded') {
    return { truth: 'false', reason: 'not-founded', value: null, asks: [] };
  }
  const months = completedMonths(founding.on, today);
  const value = { kind: 'age', years: Math.floor(months / 12), months: months % 12 } as const;
  return compared(isAgeInRange(founding.on, today, rule), value);
}

/** The age is compared on the day of the anniversary: 7년 이내 ends with it, 7년 미만 the day before. */
function isAgeInRange(foundedOn: string, today: string, { min, max, unit }: FirmAgeRule): boolean {
  const anniversary = ({ value }: Bound): string =>
    addMonths(foundedOn, Math.round(unit === 'years' ? value * 12 : value));
  const isOldEnough = min === null || isBefore(anniversary(min), today, min.inclusive);
  return isOldEnough && (max === null || isBefore(today, anniversary(max), max.inclusive));
}

function isBefore(day: string, other: string, orOn: boolean): boolean {
  return day < other || (orOn && day === other);
}

/** Whether no business has been founded yet. */
export function judgePreFounder(facts: CompanyFacts, today: string): Judgement {
  const founding = foundingOf(facts, today);
  if (founding.state === 'contradictory') return undecided('contradictory');
  if (founding.state === 'not-known' && facts.preFounder === null) return missing('preFounder');
  return compared(founding.state === 'not-founded', {
    kind: 'flag',
    value: founding.state === 'not-founded',
  });
}

/** Whether the age of the representative in completed years is in the range. */
export function judgeRepresentativeAge(
  rule: RepresentativeAgeRule,
  { representativeBornOn: bornOn }: CompanyFacts,
  today: string,
): Judgement {
  if (bornOn === null) return missing('representativeBornOn');
  if (!isDay(bornOn) || bornOn > today) return undecided('contradictory');
  const years = Math.floor(completedMonths(bornOn, today) / 12);
  return compared(isInRange(years, rule), { kind: 'number', unit: 'years', value: years });
}
