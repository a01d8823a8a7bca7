import { type TFunction } from 'i18next';
import { type Language } from '../i18n/i18n.js';
import { type FieldFault, isRuleFault } from './check-draft.js';

/** What is wrong with a field, in words. */
export function faultText(t: TFunction, language: Language, fault: FieldFault): string {
  if (isRuleFault(fault)) return t(`entryForm.fault.${fault.rule}`, { limit: fault.limit ?? '' });
  return language === 'ko' ? fault.messageKo : fault.messageEn;
}

/** Id of the control of a field, to which the list of faults leads. */
export const controlId = (name: string): string => `field-${name}`;

/** The fault of a field: its own, or one inside of what it holds. */
export const faultOf = (faults: readonly FieldFault[], name: string): FieldFault | undefined =>
  faults.find(({ field }) => field === name) ?? faults.find(({ field }) => field.startsWith(`${name}.`));
