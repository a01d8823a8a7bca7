import { InvalidInput } from '@jeonghap/platform';
import { findPasswordFault } from './password.js';

/** What somebody who knows the person would try. */
export const aboutPerson = (email: string, name: string): readonly string[] => [
  email,
  email.split('@')[0] ?? '',
  name,
];

/** @throws InvalidInput naming the field */
export function assertNewPassword(field: string, password: string, about: readonly string[]): void {
  const fault = findPasswordFault(field, password, about);
  if (fault === undefined) return;
  throw new InvalidInput('request.invalid', { details: { count: 1 }, fields: [fault] });
}
