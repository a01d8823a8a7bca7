import { type CompanyFacts } from '../api/model.js';
import { fromKrw, KRW_UNITS, type KrwUnit, parseCount, toKrw } from './amount.js';
import { type FitStep } from './fit-steps.js';
import { NO_FACTS } from './kept-answers.js';
import { CERTIFICATE_WORDS, EXCLUSION_WORDS, PROVINCE_WORDS, SIZE_WORDS } from './fit-words.js';

/** What is typed on the page of one question, by field. */
export type FitDraft = Readonly<Record<string, string>>;

/** What has to be mended before the answer can be taken: the field, and what of it. */
export interface FitFault {
  readonly field: string;
  readonly rule: 'choose' | 'day' | 'count' | 'amount' | 'industry' | 'wants';
}

/** An answer, or what is wrong with it. */
export type ReadAnswer = { readonly facts: Partial<CompanyFacts> } | { readonly faults: readonly FitFault[] };

/** One question: what its page starts with, what is made of what was typed, and what `모름` stands for. */
interface Question {
  readonly toDraft: (facts: CompanyFacts, today: string) => FitDraft;
  readonly read: (draft: FitDraft, today: string) => ReadAnswer;
  readonly facts: readonly (keyof CompanyFacts)[];
}

const fault = (field: string, rule: FitFault['rule']): ReadAnswer => ({ faults: [{ field, rule }] });
const of = (draft: FitDraft, field: string): string => draft[field]?.trim() ?? '';

/** A day that the calendar has, `YYYY-MM-DD`. */
function isDay(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(text) : undefined;
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** The last three years that are over. */
export function closedYears(today: string): readonly number[] {
  const year = Number(today.slice(0, 4));
  return [year - 1, year - 2, year - 3];
}

const founding: Question = {
  facts: ['foundedOn', 'preFounder'],
  toDraft: ({ foundedOn, preFounder }) => ({
    state: preFounder === true ? 'pre' : foundedOn !== null || preFounder === false ? 'founded' : '',
    foundedOn: foundedOn ?? '',
  }),
  read: (draft) => {
    const [state, foundedOn] = [of(draft, 'state'), of(draft, 'foundedOn')];
    if (state === 'pre') return { facts: { foundedOn: null, preFounder: true } };
    if (state !== 'founded') return fault('state', 'choose');
    return isDay(foundedOn) ? { facts: { foundedOn, preFounder: false } } : fault('foundedOn', 'day');
  },
};

type Province = NonNullable<CompanyFacts['sites']>[number]['province'];
const provinceOf = (text: string): Province | undefined => PROVINCE_WORDS.find((one) => one === text);

const region: Question = {
  facts: ['sites'],
  toDraft: ({ sites }) => {
    const of = (kind: 'head-office' | 'factory') => {
      const found = sites?.find(({ site }) => site === kind);
      return { province: found?.province ?? '', district: found?.district ?? '' };
    };
    const [seat, factory] = [of('head-office'), of('factory')];
    return { ...seat, factory: factory.province, factoryDistrict: factory.district };
  },
  read: (draft) => {
    const [province, factory] = [provinceOf(of(draft, 'province')), provinceOf(of(draft, 'factory'))];
    if (province === undefined) return fault('province', 'choose');
    const open = { from: null, to: null };
    const district = (field: string) => of(draft, field) || null;
    return {
      facts: {
        sites: [
          { site: 'head-office', province, district: district('district'), ...open },
          ...(factory === undefined
            ? []
            : [
                {
                  site: 'factory' as const,
                  province: factory,
                  district: district('factoryDistrict'),
                  ...open,
                },
              ]),
        ],
      },
    };
  },
};

const industry: Question = {
  facts: ['industries'],
  toDraft: ({ industries }) => ({ codes: (industries ?? []).join(',') }),
  read: (draft) => {
    const codes = codesOf(draft);
    return codes.length === 0 ? fault('codes', 'industry') : { facts: { industries: [...codes] } };
  },
};

/** The KSIC codes that are chosen. */
export const codesOf = (draft: FitDraft): readonly string[] =>
  of(draft, 'codes')
    .split(',')
    .filter((code) => code !== '');

const employees: Question = {
  facts: ['employees'],
  toDraft: ({ employees: count }) => ({ employees: count === null ? '' : String(count) }),
  read: (draft) => {
    const count = parseCount(of(draft, 'employees'));
    return count === undefined ? fault('employees', 'count') : { facts: { employees: count } };
  },
};

const isUnit = (text: string): text is KrwUnit => text in KRW_UNITS;

const sales: Question = {
  facts: ['salesKrw'],
  toDraft: ({ salesKrw }, today) => {
    const units = (salesKrw ?? []).filter(({ krw }) => krw > 0).map(({ krw }) => fromKrw(krw).unit);
    const unit = (['won', 'man', 'million', 'eok'] as const).find((one) => units.includes(one)) ?? 'million';
    const typed = closedYears(today).map((year) => {
      const krw = salesKrw?.find((one) => one.year === year)?.krw;
      return [`year${String(year)}`, krw === undefined ? '' : String(krw / KRW_UNITS[unit])] as const;
    });
    return { unit, ...Object.fromEntries(typed) };
  },
  read: (draft, today) => {
    const unit = of(draft, 'unit');
    const typed = closedYears(today)
      .map((year) => ({ year, field: `year${String(year)}` }))
      .filter(({ field }) => of(draft, field) !== '');
    const faults = typed.filter(({ field }) => parseCount(of(draft, field)) === undefined);
    if (typed.length === 0) return fault(`year${String(closedYears(today)[0])}`, 'amount');
    if (faults.length > 0) return { faults: faults.map(({ field }) => ({ field, rule: 'amount' })) };
    return {
      facts: {
        salesKrw: typed.map(({ year, field }) => ({
          year,
          krw: toKrw(parseCount(of(draft, field)) ?? 0, isUnit(unit) ? unit : 'won'),
        })),
      },
    };
  },
};

const size: Question = {
  facts: ['statedSize'],
  toDraft: ({ statedSize }) => ({ size: statedSize ?? '' }),
  read: (draft) => {
    const statedSize = SIZE_WORDS.find((one) => one === of(draft, 'size'));
    return statedSize === undefined ? fault('size', 'choose') : { facts: { statedSize } };
  },
};

/** Flags of which each is yes, no or not known. */
function flags<Name extends 'certificates' | 'exclusions'>(
  name: Name,
  words: readonly (keyof CompanyFacts[Name] & string)[],
): Question {
  return {
    facts: [name],
    toDraft: (facts) => {
      const known: Readonly<Record<string, boolean | undefined>> = { ...facts[name] };
      return Object.fromEntries(
        words.map((word) => [word, known[word] === undefined ? '' : known[word] ? 'yes' : 'no']),
      );
    },
    read: (draft) => {
      const known = words
        .filter((word) => of(draft, word) !== '')
        .map((word) => [word, of(draft, word) === 'yes'] as const);
      return { facts: { [name]: Object.fromEntries(known) } };
    },
  };
}

const representative: Question = {
  facts: ['representativeBornOn'],
  toDraft: ({ representativeBornOn }) => ({ bornOn: representativeBornOn ?? '' }),
  read: (draft) => {
    const bornOn = of(draft, 'bornOn');
    return isDay(bornOn) ? { facts: { representativeBornOn: bornOn } } : fault('bornOn', 'day');
  },
};

export const AI_STAGES = ['uses', 'builds', 'supplies'] as const;

const ai: Question = {
  facts: ['aiStages'],
  toDraft: ({ aiStages }) => ({
    ...Object.fromEntries(AI_STAGES.map((stage) => [stage, aiStages?.includes(stage) === true ? 'yes' : ''])),
    none: aiStages?.length === 0 ? 'yes' : '',
  }),
  read: (draft) => {
    if (of(draft, 'none') === 'yes') return { facts: { aiStages: [] } };
    const aiStages = AI_STAGES.filter((stage) => of(draft, stage) === 'yes');
    return aiStages.length === 0 ? fault('uses', 'choose') : { facts: { aiStages } };
  },
};

const wants: Question = {
  facts: ['wants'],
  toDraft: ({ wants: text }) => ({ wants: text ?? '' }),
  read: (draft) => {
    const text = of(draft, 'wants');
    return text === '' ? fault('wants', 'wants') : { facts: { wants: text } };
  },
};

const QUESTIONS: Readonly<Record<FitStep, Question>> = {
  ...{ founding, region, industry, employees, sales, size, representative, ai, wants },
  certificates: flags('certificates', CERTIFICATE_WORDS),
  exclusions: flags('exclusions', EXCLUSION_WORDS),
};

/** What the page of a question starts with. @param today in Seoul, `YYYY-MM-DD` */
export const toDraft = (step: FitStep, facts: CompanyFacts, today: string): FitDraft =>
  QUESTIONS[step].toDraft(facts, today);

/** What is made of what was typed. @param today in Seoul, `YYYY-MM-DD` */
export const readAnswer = (step: FitStep, draft: FitDraft, today: string): ReadAnswer =>
  QUESTIONS[step].read(draft, today);

/** The facts of a question as not known, which is what `모름` says. */
export function unknownFacts(step: FitStep): Partial<CompanyFacts> {
  return Object.fromEntries(QUESTIONS[step].facts.map((fact) => [fact, NO_FACTS[fact]]));
}

/** Whether something is known of what a question asks. */
export function isAnswered(step: FitStep, facts: CompanyFacts): boolean {
  return QUESTIONS[step].facts.some((fact) => JSON.stringify(facts[fact]) !== JSON.stringify(NO_FACTS[fact]));
}
