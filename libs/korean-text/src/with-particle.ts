import { josa, numberToHangul } from 'es-hangul';

/** The particle pairs that may be asked for. */
export type ParticlePair =
  | '은/는'
  | '이/가'
  | '을/를'
  | '과/와'
  | '으로/로'
  | '이나/나'
  | '이란/란'
  | '아/야'
  | '이랑/랑'
  | '이라/라'
  | '이에요/예요'
  | '으로서/로서'
  | '으로써/로써'
  | '으로부터/로부터';

/* eslint-disable regexp/no-super-linear-move -- of a word only the last 200 characters are read */
const CLOSING = /(?:\([^()]{0,60}\)|[\])}>」』》】〉’”"'`.,!?…\s])+$/u;
const TRAILING_NUMBER = /([0-9][0-9,]*)(?:\.([0-9]+))?$/;
/* eslint-enable regexp/no-super-linear-move */
/** Numbers up to this many digits are read as one number; longer ones digit by digit. */
const MAX_READ_DIGITS = 15;
/** How letters and signs at the end of a word are read aloud, when a final consonant decides. */
const READINGS: Readonly<Record<string, string>> = {
  '%': '퍼센트',
  '℃': '도',
  '㎡': '미터',
  '&': '앤드',
  '+': '플러스',
  '#': '샵',
};

/**
 * The word with the particle its reading asks for: `withParticle('AI 기본법(안)', '은/는')` → `AI 기본법(안)은`,
 * `2026` → `2026은`, `100%` → `100%는`. Brackets and quotes at the end are looked through, digits are read,
 * the word itself is returned unchanged before its particle.
 */
export function withParticle(word: string, pair: ParticlePair): string {
  return word + pickParticle(reading(word), pair);
}

function pickParticle(spoken: string, pair: ParticlePair): string {
  return josa.pick(spoken, pair as Parameters<typeof josa.pick>[1]);
}

/** The end of a word as it is spoken; the word itself when nothing needs reading. */
function reading(word: string): string {
  const tail = word.slice(-200);
  const bare = tail.replace(CLOSING, '');
  const spoken = bare === '' ? tail.replace(/[()[\]{}「」『』]/g, '') : bare;
  const last = spoken.slice(-1);
  const sign = READINGS[last];
  if (sign !== undefined) return sign;
  const number = TRAILING_NUMBER.exec(spoken);
  if (number === null) return spoken === '' ? '것' : (readLatin(spoken) ?? spoken);
  return readNumber((number[1] ?? '').replaceAll(',', ''), number[2]);
}

function readNumber(whole: string, decimals: string | undefined): string {
  const digits = decimals ?? whole;
  if (decimals !== undefined || digits.length > MAX_READ_DIGITS)
    return numberToHangul(Number(digits.slice(-1))) || '영';
  return numberToHangul(Number(digits)) || '영';
}

const LETTER_NAMES: Readonly<Record<string, string>> = { L: '엘', M: '엠', N: '엔', R: '알' };
const ACRONYM = /(?:^|[^a-z])[A-Z]$/;

/** A Hangul stand-in with the same ending as a Latin word: letters of an acronym by name, words by sound. */
function readLatin(spoken: string): string | undefined {
  const last = spoken.slice(-1);
  if (!/[A-Za-z]/.test(last)) return undefined;
  if (ACRONYM.test(spoken.slice(-2))) return LETTER_NAMES[last] ?? '이';
  const end = spoken.slice(-2).toLowerCase();
  if (/l$|le$/.test(end)) return '엘';
  if (/[mn]$|ng$|[aeiou][kptb]$/.test(end)) return '엔';
  return '이';
}
