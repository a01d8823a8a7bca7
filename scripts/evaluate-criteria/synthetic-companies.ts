import {
  AI_STAGES,
  CERTIFICATES,
  COMPANY_SIZES,
  type CompanyFacts,
  EXCLUSIONS,
  PROVINCES,
  SITE_KINDS,
} from '@jeonghap/fit';

import { createRandom, type Random } from '../bench/alignment/random.js';

const INDUSTRIES = [
  '26110',
  '28114',
  '21210',
  '62010',
  '58221',
  '47110',
  '56111',
  '49302',
  '85501',
  '86101',
  '70121',
  'C',
  '64110',
  '41111',
];
const DISTRICTS = ['남구', '북구', '중구', null];
const EOK = 100_000_000;
/** Share of the facts that a company does not know. */
const UNKNOWN_SHARE = 0.15;

/** Companies of all ages, sizes, places and lines, which know most of what they are asked; the same for the same seed. */
export function makeCompanies(count: number, seed: string): readonly CompanyFacts[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => makeCompany(random));
}

function makeCompany(random: Random): CompanyFacts {
  const maybe = <T>(value: T): T | null => (random.next() < UNKNOWN_SHARE ? null : value);
  const isPreFounder = random.next() < 0.1;
  const founded = 2026 - Math.floor(random.next() ** 2 * 25);
  const month = String(1 + Math.floor(random.next() * 10)).padStart(2, '0');
  const size = random.next() ** 3 * 900;
  const sales = [2023, 2024, 2025]
    .filter((year) => year >= founded)
    .map((year) => ({ year, krw: Math.round(size * (0.5 + random.next()) * EOK) }));
  return {
    foundedOn: isPreFounder ? null : maybe(`${String(founded)}-${month}-11`),
    preFounder: maybe(isPreFounder),
    salesKrw: isPreFounder ? null : maybe(sales),
    employees: maybe(Math.floor(random.next() ** 3 * 350)),
    sites: maybe([
      {
        site: random.pick(SITE_KINDS),
        province: random.pick(PROVINCES),
        district: random.pick(DISTRICTS),
        from: null,
        to: null,
      },
    ]),
    industries: maybe([random.pick(INDUSTRIES)]),
    certificates: answers(random, CERTIFICATES, 0.35),
    representativeBornOn: maybe(`${String(1956 + Math.floor(random.next() * 50))}-04-05`),
    aiStages: maybe(AI_STAGES.filter(() => random.next() < 0.4)),
    wants: null,
    exclusions: answers(random, EXCLUSIONS, 0.08),
    statedSize: random.next() < 0.4 ? random.pick(COMPANY_SIZES) : null,
  };
}

function answers<K extends string>(
  random: Random,
  keys: readonly K[],
  yes: number,
): Partial<Record<K, boolean>> {
  const known: Partial<Record<K, boolean>> = {};
  for (const key of keys) if (random.next() >= UNKNOWN_SHARE) known[key] = random.next() < yes;
  return known;
}
