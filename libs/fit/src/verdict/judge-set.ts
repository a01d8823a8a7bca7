import {
  type AiStageRule,
  type CertificateRule,
  type ExclusionRule,
  type IndustryRule,
  type RegionRule,
} from '../criteria/criterion.js';
import { type CompanyFacts, type CompanySite } from '../facts/company-facts.js';
import { isWithin, toIndustryCode } from '../ksic/find-industry.js';
import { compared, type Judgement, missing, undecided } from './judgement.js';

/** Whether one of the industries is one of the rule's or lies below it; one that is given too roughly leaves it open. */
export function judgeIndustry(rule: IndustryRule, { industries }: CompanyFacts): Judgement {
  if (industries === null) return missing('industries');
  const value = { kind: 'names', names: industries } as const;
  const isAny = (test: (own: string, wanted: string) => boolean): boolean =>
    industries.some((own) => rule.codes.some((wanted) => test(own, wanted)));
  if (isAny(isWithin)) return compared(true, value);
  const isRough = industries.some((own) => toIndustryCode(own) === undefined);
  if (isRough || isAny((own, wanted) => isWithin(wanted, own))) return { ...missing('industries'), value };
  return compared(false, value);
}

/**
 * Whether a site lies where the rule wants it on the day. Where the notice does not say which kind of site counts, the
 * head office and a factory do; any other kind leaves it open.
 */
export function judgeRegion(rule: RegionRule, { sites }: CompanyFacts, today: string): Judgement {
  if (sites === null) return missing('sites');
  const there = sites.filter((site) => isOpenOn(site, today) && rule.provinces.includes(site.province));
  const value = { kind: 'names', names: [...new Set(there.map(({ province }) => province))] } as const;
  const counts = there.filter(({ site }) => isKindNamed(rule, site));
  if (counts.some((site) => isInDistrict(rule, site) === true)) return compared(true, value);
  if (counts.some((site) => isInDistrict(rule, site) === undefined)) return { ...missing('sites'), value };
  const mayCount = rule.sites.length === 0 && there.some((site) => isInDistrict(rule, site) !== false);
  return mayCount ? undecided('not-understood', value) : compared(false, value);
}

function isOpenOn({ from, to }: CompanySite, today: string): boolean {
  return (from === null || from <= today) && (to === null || today <= to);
}

function isKindNamed(rule: RegionRule, site: CompanySite['site']): boolean {
  return rule.sites.length === 0 ? site === 'head-office' || site === 'factory' : rule.sites.includes(site);
}

/** Undefined when the district of the site is not known and the rule names some. */
function isInDistrict({ districts }: RegionRule, { district }: CompanySite): boolean | undefined {
  if (districts.length === 0) return true;
  return district === null ? undefined : districts.includes(district);
}

/** Whether one of the certificates is held. */
export function judgeCertificate({ certificates }: CertificateRule, facts: CompanyFacts): Judgement {
  const held = certificates.filter((certificate) => facts.certificates[certificate] === true);
  if (held.length > 0) return compared(true, { kind: 'names', names: held });
  const open = certificates.filter((certificate) => facts.certificates[certificate] === undefined);
  if (open.length > 0) return missing(...open.map((certificate) => `certificates.${certificate}` as const));
  return compared(false, { kind: 'names', names: [] });
}

/** Whether the company is at one of the stages. */
export function judgeAiStage({ stages }: AiStageRule, { aiStages }: CompanyFacts): Judgement {
  if (aiStages === null) return missing('aiStages');
  return compared(
    stages.some((stage) => aiStages.includes(stage)),
    { kind: 'names', names: aiStages },
  );
}

/** Whether the ground for exclusion holds. */
export function judgeExclusion({ exclusion }: ExclusionRule, { exclusions }: CompanyFacts): Judgement {
  const holds = exclusions[exclusion];
  return holds === undefined
    ? missing(`exclusions.${exclusion}`)
    : compared(holds, { kind: 'flag', value: holds });
}
