import { type TFunction } from 'i18next';
import { type FitItem } from '../api/model.js';
import { type Language } from '../i18n/i18n.js';
import { formatDate } from '../ui/format.js';
import { CERTIFICATE_WORDS, EXCLUSION_WORDS } from './fit-words.js';

/** When to apply, in words. */
export function periodText(t: TFunction, { kind, from, to }: FitItem['period'], language: Language): string {
  const day = (date: string | null): string => (date === null ? '' : formatDate(date, language));
  return t(`fit.period.${kind}`, { from: day(from), to: day(to) });
}

/** Working days that are left; empty where that is not known or nothing can be applied to. */
export function daysLeftText(t: TFunction, item: FitItem): string {
  const { workingDaysLeft, areHolidaysKnown } = item;
  if (workingDaysLeft === null) return '';
  const left = t('fit.daysLeft', { count: workingDaysLeft });
  return areHolidaysKnown ? left : `${left} ${t('fit.holidaysUnknown')}`;
}

const FACTS = [
  'foundedOn',
  'preFounder',
  'salesKrw',
  'employees',
  'sites',
  'industries',
  'representativeBornOn',
  'aiStages',
  'statedSize',
] as const;

/** What a fact is called, such as `certificates.venture`; its own name where this page does not know it. */
export function factText(t: TFunction, fact: string): string {
  const known = FACTS.find((one) => one === fact);
  if (known !== undefined) return t(`fit.fact.${known}`);
  const certificate = CERTIFICATE_WORDS.find((one) => fact === `certificates.${one}`);
  if (certificate !== undefined) return t(`fit.certificate.${certificate}`);
  const exclusion = EXCLUSION_WORDS.find((one) => fact === `exclusions.${one}`);
  return exclusion === undefined ? fact : `${t('fit.fact.exclusions')} (${t(`fit.exclusion.${exclusion}`)})`;
}
