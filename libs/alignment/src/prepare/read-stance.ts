import { normaliseText } from '@jeonghap/korean-text';

/** Which way a text pulls, 0 to 1 each; an ask and a measure that pull apart may oppose each other. */
export interface Stance {
  /** It wants more rules, duties, limits, or keeps them. */
  readonly tightens: number;
  /** It wants fewer rules, exceptions, more freedom. */
  readonly loosens: number;
  /** It objects to something that exists or is planned. */
  readonly objects: number;
}

/* eslint-disable jeonghap/plain-pattern -- put together from fixed lists of words; nothing in them repeats, a space is at most optional */
const words = (list: string): string => list.trim().split(/\s+/).join('|').replaceAll('_', ' ?');

/** Rules and burdens: wanting them tightens, wanting them gone loosens. */
const BURDENS = new RegExp(
  words(`의무 금지 규제 제한 과태료 벌금 과징금 심사 인증 허가 승인 인가 신고 평가 부담금 세금 추징 처벌 총량 상한 책임 배상 동의
    허락 감시 표시 보고 제출 검사 단속 강제 장벽 점검 공개_의무 수수료 벌칙 책무 자격 요건 기준`),
  'g',
);
/** Freedoms and favours: wanting them gone tightens. */
const FREEDOMS = new RegExp(
  words(`특례 예외 면제 허용 유예 완화 감경 면책 자율 간소화 개방 활용 제공 이용 공유 전송 지원 보조 우대 공제 감면 임시허가
    즉시진입 샌드박스 확대 도입 사업 보급 설치 건설 구축 이전 거래 판매 영업`),
  'g',
);
/** Said of the thing before it: away with it, or less of it. */
const AWAY = new RegExp(
  words(`없애 없앨 폐기 폐지 거두 거둬 거둘 말고 말아 마라 마시 마세 말라 말_것 줄이 줄여 완화 면제 빼 미루 미뤄 중단 반대 철회
    백지 멈추 멈춰 막아 막는 막도록 금지 금하 못_?하 그만 취소 낮추 낮춰 풀 아니할 아니하 받지_아니 늦추 유예 제외 간소 생략 축소
    폐쇄 제한 안_되 안_돼 안_된 없이`),
);
/** Said of the thing before it: more of it, or keep it. */
const MORE = new RegExp(
  words(`늘리 늘려 확대 강화 하라 넓히 넓혀 신설 의무화 두고 두게 두도 만들 넣 세우 도입 필수 반드시 엄하 엄격 올리 올려 매기
    매겨 물리 물려 부과 시키 지켜 지키 하여야 해야`),
);
/** Calls for a bar or a duty that need no noun. */
const BARS = new RegExp(
  `(?:지|진) ?(?:못하게|못 하게|마라|말라|마십시오|마세요|말아|말 것|마시오)|` +
    words(`못_쓰게 못_하게 막아 금지하 내려야 책임지게 물어내 밝히게 알리게 공개하게 적게_하 허락_없이 허락_받 동의_없이 값을_내
      값을_치 지워_주 지워_달 삭제`),
  'g',
);
/** Calls for leave that need no noun. */
const LEAVES = new RegExp(
  `(?:하게|쓰게|되게|팔게|날리게|받게|넣게|다니게|열게|할 수 있게|쓸 수 있게|할 수 있도록) ?(?:해|풀|허|인정)|` +
    words(
      `풀어_주 풀어_달 풀어야 허용해 허용하 열어_주 열어_달 빼_주 빼_달 미뤄 인정해 맡겨 맡기 알아서 봐주 신고만`,
    ),
  'g',
);
/** Objection to a measure as such. */
const OBJECTIONS = new RegExp(
  `(?:지|진) ?(?:마라|말라|마십|마세|말아|말고|마시)|` +
    words(
      `반대 폐기 철회 거두 거둬 백지 중단 멈추 멈춰 멈출 취소하 접어 접으 결사 원점 그만 웬_말 부당 철폐 무효 저지 없애야 되돌`,
    ),
  'g',
);
/** How a rule words what it frees. */
const GRANTS = new RegExp(
  words(`완화 면제 허용 특례 유예 감경 면책 할_수_있 간소 생략 동의_없이 아니할 늦추`),
  'g',
);
/* eslint-enable jeonghap/plain-pattern */
/** How far after a noun its verb is looked for, in UTF-16 units. */
const REACH = 18;
/** Share of certainty each sign adds: 1 − e^(−0.6 n). */
const PER_SIGN = 0.6;

const saturate = (signs: number): number => 1 - Math.exp(-PER_SIGN * signs);

/** Stance of an ask; its title counts twice. */
export function readAskStance(title: string, text: string): Stance {
  const body = stanceText(title, text);
  const burdens = countNouns(body, BURDENS);
  const freedoms = countNouns(body, FREEDOMS);
  return {
    tightens: saturate(1.2 * count(body, BARS) + 0.5 * burdens.wanted + freedoms.unwanted),
    loosens: saturate(1.2 * count(body, LEAVES) + 1.2 * burdens.unwanted),
    objects: saturate(count(body, OBJECTIONS)),
  };
}

/** Stance of a measure: what it does, as its title (counted twice) and body say. A measure objects to nothing. */
export function readMeasureStance(title: string, body: string): Stance {
  const whole = stanceText(title, body);
  const burdens = countNouns(whole, BURDENS);
  const freedoms = countNouns(whole, FREEDOMS);
  return {
    tightens: saturate(0.5 * burdens.wanted + 0.6 * freedoms.unwanted),
    loosens: saturate(0.7 * burdens.unwanted + 0.5 * count(whole, GRANTS)),
    objects: 0,
  };
}

function stanceText(title: string, text: string): string {
  const head = normaliseText(title).text;
  return `${head} . ${head} . ${normaliseText(text).text}`;
}

function count(text: string, signs: RegExp): number {
  return [...text.matchAll(signs)].length;
}

interface NounCounts {
  readonly wanted: number;
  readonly unwanted: number;
}

/** Counts nouns by the first verb after them in the same sentence: away with it, or not. */
function countNouns(text: string, nouns: RegExp): NounCounts {
  let unwanted = 0;
  const found = [...text.matchAll(nouns)];
  for (const match of found) {
    const end = match.index + match[0].length;
    const clause = text.slice(end, end + REACH).split(/[.!?○\n]/)[0] ?? '';
    const away = clause.search(AWAY);
    const more = clause.search(MORE);
    if (away >= 0 && (more < 0 || away <= more)) unwanted += 1;
  }
  return { wanted: found.length - unwanted, unwanted };
}
