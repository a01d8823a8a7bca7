/**
 * Word lists of the stemmer, written by us. They need not be complete: the same rule on both sides of a
 * comparison is what counts, and character bigrams absorb what is left over.
 */

/** When a particle may follow: after a final consonant, after a vowel, after a vowel or ㄹ, or always. */
export type ParticleRule = 'final' | 'vowel' | 'vowel-or-rieul' | 'any';

const list = (words: string): readonly string[] => words.split(' ');

/** Particles of two and more syllables, and the copula. */
const LONG_PARTICLES: Readonly<Record<ParticleRule, readonly string[]>> = {
  final: list(
    '으로부터 으로서의 으로써 으로서 으로는 으로도 으로의 으로만 으로 이라도 이라는 이라고 이라면 이란 이나 이든 이든지 이며 ' +
      '이고 이다 이지만 이므로 이어서 이니까 이라 과의 과는 과도 이랑',
  ),
  vowel: list('라도 라는 라고 라면 와의 와는 와도 랑'),
  'vowel-or-rieul': list('로부터 로서의 로써 로서 로는 로도 로의 로만'),
  any: list(
    '에서부터 에서는 에서도 에서의 에서만 에서 에게서 에게는 에게도 에게만 에게 한테서 한테는 한테도 한테 께서 께서는 에는 에도 ' +
      '에만 에의 까지는 까지도 까지의 까지만 까지 부터는 부터도 부터의 부터 보다는 보다도 보다 처럼 처럼만 마다 조차 마저 밖에 ' +
      '만큼은 만큼도 만큼 만이라도 만은 만을 만의 입니다 입니까 인데 인지 이었다 였다 이란 들에게 들에게는 들의 들은 들이 들을 들도 들과 들',
  ),
};

/** One-syllable particles: cut only when two syllables stay. */
const SHORT_PARTICLES: Readonly<Record<ParticleRule, readonly string[]>> = {
  final: list('은 이 을 과'),
  vowel: list('는 가 를 와 나 며'),
  'vowel-or-rieul': list('로'),
  any: list('의 에 도 만'),
};

/** Nouns whose last syllable looks like a particle or a verb ending; no cut into these two syllables. */
const PROTECTED_PAIRS = new Set(
  list(
    '회의 협의 심의 동의 결의 논의 문의 합의 건의 정의 주의 강의 고의 이의 의의 창의 제의 모의 명의 자의 편의 ' +
      '제도 속도 정도 강도 온도 한도 용도 농도 밀도 빈도 각도 궤도 철도 태도 의도 시도 보도 유도 선도 주도 신뢰도 가을 마을 노을 고을 ' +
      '국가 평가 허가 인가 추가 단가 대가 물가 휴가 여가 원가 증가 참가 작가 건가 전문가 ' +
      '효과 성과 결과 통과 부과 초과 경과 나이 차이 사이 높이 길이 어린이 아이 놀이 ' +
      '도로 경로 진로 항로 회로 통로 선로 판로 수로 서로 바로 따로 별로 새로 스스로 제로 ' +
      '권한 제한 기한 무한 유한 북한 남한 이하 인하 지하 역할 분할 관할 할인 포함 피해 이해 저해 침해 재해 장해 공해 상해 방해 오해 ' +
      '손해 올해 김해 서해 동해 남해 항해 분만 불만 미만 태만 기만 충만 하나 누구나 언제나 분야 광고 재고 보고 사고 신고 창고 경고 ' +
      '제고 참고 통고 공고 권고 최고 면세 자세 증세 감세 과세 추세 정세',
  ),
);

/** What may follow the verb syllables 하·해·되·돼·시키 …; the empty tail is their bare form. */
const VERB_TAILS = new Set([
  '',
  ...list(
    '고 고도 고서 고자 는 는데 는데도 는지 는가 는가도 며 면 면서 면서도 여 여서 여도 여야 여는 게 게끔 지 지만 지는 지도 지를 지않 ' +
      '도록 려 려는 려면 려고 러 기 기도 기에 기로 기를 기가 기는 기만 기까지 기위해 자 자는 자고 자마자 라 라는 라고 거나 니 니까 다 다가 다는 다고 ' +
      '다면 다며 던 였다 였고 였는데 였던 였습니다 십시오 십시요 세요 셔야 시고 시는 시기 시길 겠다 겠다는 겠다고 겠습니다 야 야지 야만 야한다 야하며 야합니다 ' +
      '요 시려면 신 실 셨 시면 시는지 도 서 서는 서라도 달라 달라는 달라고 달라며 주 줘 줘야 주세요 주십시오 주시길 주시기 줄 준 준다 주는 주면 주고 주길 주기 주시면 줬으면 ' +
      '습니다 습니까 으나 으며 으니 으면 을 은 음 었다 니다 시다 시오 수록 까 데 데도 다면서 으로 으로써 에 에도 이 지요 나 나요 든 든지 ' +
      '버려 버리 놓고 놓은 온 왔다 왔습니다 와서 오던 가는 가며 나가 나가야 않 않는 않고 않게 못 못하',
  ),
]);

/** Verb syllables that turn a noun into a predicate. */
const VERB_HEADS = new Set(
  list('하 해 했 합 할 한 함 되 돼 됐 됩 될 된 됨 시키 시켜 시킨 시킬 시킴 시킵 받 당하 당한'),
);

/** Endings of other verbs, at least two syllables so that nouns survive. */
const LONG_ENDINGS = list(
  '었습니다 았습니다 였습니다 겠습니다 습니다 습니까 으십시오 십시오 으세요 세요 어주세요 어주십시오 어달라 아달라 달라는 달라고 달라 ' +
    '으면서 면서도 면서 으면 지만 는데도 는데 은데 던데 도록 으려고 려고 으려면 려면 어야만 아야만 어야 아야 어서라도 어서 아서 어도 아도 ' +
    '니까 으니 거나 든지 든가 는지 을지 는가 다고 다는 다면 라는데 자고 자는 는다 었다 았다 었던 았던 었고 았고 어요 아요 네요 군요 더라 기에 기도 ' +
    '기를 기는 기로 기만 으므로 므로 고서 고는 고도 고자 게끔 거든 잖아 잖아요 답니다 랍니다 입니다 입니까 니다',
);

export interface Particle {
  readonly text: string;
  readonly rule: ParticleRule;
}

function toParticles(table: Readonly<Record<ParticleRule, readonly string[]>>): readonly Particle[] {
  const rules: readonly ParticleRule[] = ['final', 'vowel', 'vowel-or-rieul', 'any'];
  return rules
    .flatMap((rule) => table[rule].map((text) => ({ text, rule })))
    .sort((a, b) => b.text.length - a.text.length || (a.text < b.text ? -1 : 1));
}

/** Particles by their last syllable, longest first. */
function byLastSyllable<T extends { readonly text: string }>(
  items: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const map = new Map<string, T[]>();
  for (const item of items) {
    const key = item.text.slice(-1);
    const bucket = map.get(key);
    if (bucket === undefined) map.set(key, [item]);
    else bucket.push(item);
  }
  return map;
}

const endings = [...LONG_ENDINGS]
  .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  .map((text) => ({ text }));

export const longParticles = byLastSyllable(toParticles(LONG_PARTICLES));
export const shortParticles = byLastSyllable(toParticles(SHORT_PARTICLES));
export const longEndings = byLastSyllable(endings);
export const isProtectedPair = (pair: string): boolean => PROTECTED_PAIRS.has(pair);
export const isVerbTail = (tail: string): boolean => VERB_TAILS.has(tail);
export const isVerbHead = (head: string): boolean => VERB_HEADS.has(head);
