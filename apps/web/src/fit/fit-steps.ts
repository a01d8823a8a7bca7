/** The questions, one a page, in the order in which they are asked. */
export const FIT_STEPS = [
  'founding',
  'region',
  'industry',
  'employees',
  'sales',
  'size',
  'certificates',
  'representative',
  'ai',
  'exclusions',
  'wants',
] as const;
export type FitStep = (typeof FIT_STEPS)[number];

/** Which question the page shows, as its address says; the beginning where it says none. */
export interface FitSearch {
  readonly step?: FitStep;
}

export function toFitSearch(search: Record<string, unknown>): FitSearch {
  const { step: named, fact } = search;
  // a mail names the fact that is missing
  const asked = typeof fact === 'string' ? stepOfFact(fact) : undefined;
  const step = FIT_STEPS.find((one) => one === named) ?? asked;
  return step === undefined ? {} : { step };
}

/** The question after this one; undefined after the last. */
export const stepAfter = (step: FitStep): FitStep | undefined => FIT_STEPS[FIT_STEPS.indexOf(step) + 1];

const STEP_OF_FACT: Readonly<Record<string, FitStep>> = {
  foundedOn: 'founding',
  preFounder: 'founding',
  sites: 'region',
  industries: 'industry',
  employees: 'employees',
  salesKrw: 'sales',
  statedSize: 'size',
  representativeBornOn: 'representative',
  aiStages: 'ai',
  certificates: 'certificates',
  exclusions: 'exclusions',
};

/** The question that asks for a fact, such as `certificates.venture`; undefined for one that this page does not know. */
export const stepOfFact = (fact: string): FitStep | undefined => STEP_OF_FACT[fact.split('.')[0] ?? ''];
