import { type FieldError } from './errors.js';

/** Wording of field errors per rule; the key is class-validator's constraint name. */
const RULE_MESSAGES: Readonly<Record<string, readonly [ko: string, en: string]>> = {
  isString: ['글자여야 합니다.', 'must be text.'],
  isNotEmpty: ['비워 둘 수 없습니다.', 'must not be empty.'],
  isEmpty: ['이 결정에는 쓸 수 없습니다.', 'does not belong here.'],
  isInt: ['정수여야 합니다.', 'must be a whole number.'],
  isNumber: ['숫자여야 합니다.', 'must be a number.'],
  isBoolean: ['true 또는 false여야 합니다.', 'must be true or false.'],
  isArray: ['목록이어야 합니다.', 'must be a list.'],
  isObject: ['객체여야 합니다.', 'must be an object.'],
  isUuid: ['UUID여야 합니다.', 'must be a UUID.'],
  isEmail: ['전자우편 주소여야 합니다.', 'must be an e-mail address.'],
  isHardToGuess: ['짐작하기 쉽습니다.', 'is easy to guess.'],
  isUrl: ['http(s) 주소여야 합니다.', 'must be an http(s) address.'],
  webhookUrl: [
    'https 주소여야 하며 공개망의 주소여야 합니다. 내부망의 호스트는 JEONGHAP_WEBHOOK_HOSTS에 적혀 있어야 합니다.',
    'must be an https address of the open network; hosts of the own network have to be listed in JEONGHAP_WEBHOOK_HOSTS.',
  ],
  isIn: ['허용된 값이 아닙니다.', 'is not one of the allowed values.'],
  isDateOnly: ['YYYY-MM-DD 형식의 실제 날짜여야 합니다.', 'must be a real date in the form YYYY-MM-DD.'],
  isMoment: ['시간대가 붙은 ISO 8601 시각이어야 합니다.', 'must be an ISO 8601 moment with a time zone.'],
  isAbove: [
    '이 항목이 위임한 규정이거나 자기 자신입니다.',
    'is the entry itself, or a rule that rests on it.',
  ],
  isPeriod: ['시작보다 이릅니다.', 'is before the beginning.'],
  isOne: ['같은 이름이 여럿입니다. 참조 번호로 적어 주십시오.', 'is the name of several; use a reference.'],
  isPublished: ['공개된 자료여야 합니다.', 'must be published.'],
  isAskedBy: [
    '공개된 제안의 제안자는 숨길 수 없습니다.',
    'cannot be hidden while published proposals name it.',
  ],
  isStorableText: [
    '저장할 수 없는 문자(NUL 또는 짝 없는 대리 문자)가 들어 있습니다.',
    'has characters that cannot be stored (NUL or a lone surrogate).',
  ],
  maxLength: ['너무 깁니다.', 'is too long.'],
  minLength: ['너무 짧습니다.', 'is too short.'],
  max: ['너무 큽니다.', 'is too large.'],
  min: ['너무 작습니다.', 'is too small.'],
  arrayMaxSize: ['항목이 너무 많습니다.', 'has too many items.'],
  arrayMinSize: ['항목이 너무 적습니다.', 'has too few items.'],
  arrayUnique: ['같은 값이 겹칩니다.', 'has doubled values.'],
  matches: ['형식이 맞지 않습니다.', 'has the wrong form.'],
  whitelistValidation: ['알 수 없는 항목입니다.', 'is not a known field.'],
  nestedValidation: ['형식이 맞지 않습니다.', 'has the wrong form.'],
  isDefined: ['반드시 있어야 합니다.', 'is required.'],
};

/**
 * One field error in both languages.
 * @param field path of the field, such as `asks.0.text`
 * @param rule constraint name; an unknown one gets the general wording
 * @param limit the bound that was missed, shown where given
 */
export function fieldError(field: string, rule: string, limit?: number | string): FieldError {
  const [ko, en] = RULE_MESSAGES[rule] ?? ['값이 올바르지 않습니다.', 'is not valid.'];
  const suffix = limit === undefined ? '' : ` (${String(limit)})`;
  return { field, messageKo: ko.replace(/\.$/, `${suffix}.`), messageEn: en.replace(/\.$/, `${suffix}.`) };
}
