import { type FieldError, fieldError } from '@jeonghap/platform';

/** Fewest and most characters of a password. Length is what makes it hard to guess, so no kinds of characters are asked for. */
export const PASSWORD_LENGTH = { min: 12, max: 200 } as const;
/** A password of fewer different characters is one key held down. */
const FEWEST_DIFFERENT = 5;

/** Parts of the passwords that are tried first everywhere, as far as they reach the least length. */
const WORN_OUT = ['password', 'qwerty', '12345678', 'asdfgh', 'iloveyou', 'letmein', 'welcome', '비밀번호'];

/** The form in which a password is hashed: the same word typed on another keyboard or system must fit. */
export const normalisePassword = (password: string): string => password.normalize('NFKC');

/**
 * What is wrong with a new password, if anything.
 * @param about texts that somebody who knows the person would try, such as name and e-mail address
 */
export function findPasswordFault(
  field: string,
  password: string,
  about: readonly string[],
): FieldError | undefined {
  const text = normalisePassword(password);
  const length = Array.from(text).length;
  if (length < PASSWORD_LENGTH.min) return fieldError(field, 'minLength', PASSWORD_LENGTH.min);
  if (length > PASSWORD_LENGTH.max) return fieldError(field, 'maxLength', PASSWORD_LENGTH.max);
  return isEasilyGuessed(text.toLowerCase(), about) ? fieldError(field, 'isHardToGuess') : undefined;
}

function isEasilyGuessed(text: string, about: readonly string[]): boolean {
  if (new Set(text).size < FEWEST_DIFFERENT) return true;
  const known = [...WORN_OUT, ...about.map((one) => normalisePassword(one).toLowerCase())];
  // what is left when the known parts are taken out has to be a password by itself
  const rest = known
    .filter((one) => Array.from(one).length >= 3)
    .reduce((left, one) => left.replaceAll(one, ''), text);
  return rest !== text && Array.from(rest).length < PASSWORD_LENGTH.min;
}
