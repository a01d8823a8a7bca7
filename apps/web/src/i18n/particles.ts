import { josa } from 'es-hangul';

const digitReadings = ['영', '일', '이', '삼', '사', '오', '육', '칠', '팔', '구'] as const;
/** Latin letters whose Korean name ends in a final consonant: 엘, 엠, 엔, 알. */
const lettersWithFinal: Readonly<Record<string, string>> = { l: '엘', m: '엠', n: '엔', r: '알' };

export const particles = ['이/가', '을/를', '은/는', '와/과', '으로/로', '이고/고'] as const;
export type Particle = (typeof particles)[number];

/**
 * The word as it is read aloud at its end: closing brackets and marks are skipped, a digit is read as Sino-Korean,
 * a Latin letter by its Korean name, so that the right particle can be chosen.
 */
function readingOf(word: string): string {
  const spoken = word
    .replace(/\([^()]*\)$/u, '')
    .replace(/(?<![\s)\]}»」』"'”’.,])[\s)\]}»」』"'”’.,]+$/u, '');
  const last = spoken.at(-1) ?? '';
  if (last === '%') return '퍼센트';
  if (/[0-9]/.test(last)) return digitReadings[Number(last)] ?? '';
  if (/[a-z]/i.test(last)) return lettersWithFinal[last.toLowerCase()] ?? '아';
  return spoken;
}

/**
 * Returns the word followed by the form of the particle that its last sound asks for.
 * The word itself is left as it is; only the particle is chosen by es-hangul.
 */
export function withParticle(word: string, particle: Particle): string {
  if (particle === '이고/고') return `${word}${josa.pick(readingOf(word), '이/가') === '이' ? '이고' : '고'}`;
  return `${word}${josa.pick(readingOf(word), particle)}`;
}
