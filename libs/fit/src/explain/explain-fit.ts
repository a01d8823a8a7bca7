import { type BilingualText } from '@jeonghap/alignment';
import { withParticle } from '@jeonghap/korean-text';

import { findIndustry } from '../ksic/find-industry.js';
import { type ComparedValue, type CriterionResult, type FitResult } from '../verdict/verdict.js';
import { describeRule, wonInKorean } from './describe-rule.js';
import { AI_STAGE_LABELS, CERTIFICATE_LABELS, factLabel, PROVINCE_LABELS, SIZE_LABELS } from './labels.js';

const say = (ko: string, en: string): BilingualText => ({ ko, en });

/** One sentence that says whether a criterion is met and why, or what has to be known to tell. */
export function explainCriterion(result: CriterionResult): BilingualText {
  const rule = describeRule(result.rule);
  if (result.verdict === 'unknown') return explainUnknown(result, rule);
  const value = valueWords(result.value);
  const note = value === undefined ? say('', '') : say(`(현재 ${value.ko})`, ` (now ${value.en})`);
  if (result.polarity === 'excludes') {
    return result.verdict === 'meets'
      ? say(`제외 대상인 ${rule.ko}에 해당하지 않습니다${note.ko}.`, `Not shut out by: ${rule.en}${note.en}.`)
      : say(`제외 대상인 ${rule.ko}에 해당합니다${note.ko}.`, `Shut out by: ${rule.en}${note.en}.`);
  }
  if (result.reason === 'not-founded')
    return say(
      `아직 창업하지 않아 ${rule.ko} 조건을 충족하지 않습니다.`,
      `Does not meet: ${rule.en}, since no business is founded yet.`,
    );
  return result.verdict === 'meets'
    ? say(`${rule.ko} 조건을 충족합니다${note.ko}.`, `Meets: ${rule.en}${note.en}.`)
    : say(`${rule.ko} 조건을 충족하지 않습니다${note.ko}.`, `Does not meet: ${rule.en}${note.en}.`);
}

// eslint-disable-next-line complexity -- one sentence for each reason
function explainUnknown({ reason, asks }: CriterionResult, rule: BilingualText): BilingualText {
  switch (reason) {
    case 'low-confidence':
      return say(
        `${withParticle(rule.ko, '으로/로')} 읽었으나 확실하지 않으니 공고문을 확인해 주세요.`,
        `Read as: ${rule.en}, but not for sure; see the notice.`,
      );
    case 'contradictory':
      return say(
        `입력한 정보가 서로 맞지 않아 ${rule.ko} 조건을 판단할 수 없습니다.`,
        `The answers do not go together, so this cannot be told: ${rule.en}.`,
      );
    case 'exception':
      return say(
        `${rule.ko} 조건에 맞지 않으나 공고에 예외가 있으니 공고문을 확인해 주세요.`,
        `Against the condition: ${rule.en}, but the notice names an exception; see there.`,
      );
    case 'too-young':
      return say(
        `한 해를 채운 매출이 아직 없어 ${rule.ko} 조건을 판단할 수 없습니다.`,
        `There is no full year of sales yet, so this cannot be told: ${rule.en}.`,
      );
    case 'threshold-unknown':
      return say(
        `법정 규모 기준을 정확히 알 수 없어 ${rule.ko} 여부는 중소기업확인서로 확인해야 합니다.`,
        `The statutory ceiling is not known exactly; a certificate of size has to tell: ${rule.en}.`,
      );
    case 'fact-missing':
    case 'not-understood':
    case 'not-founded':
    case 'compared':
      return asks.length === 0 ? seeNotice(rule) : needsFacts(asks, rule);
  }
}

function seeNotice(rule: BilingualText): BilingualText {
  return say(
    `${withParticle(rule.ko, '은/는')} 공고문을 보고 판단해야 합니다.`,
    `To be told from the notice: ${rule.en}.`,
  );
}

function needsFacts(asks: CriterionResult['asks'], rule: BilingualText): BilingualText {
  const facts = asks.map(factLabel);
  const ko = facts.map((fact) => fact.ko).join(', ');
  return say(
    `${rule.ko} 조건은 ${withParticle(ko, '을/를')} 알아야 판단할 수 있습니다.`,
    `To tell ${rule.en}, this has to be known: ${facts.map((fact) => fact.en).join(', ')}.`,
  );
}

/** What was compared; undefined when there is nothing to add. */
function valueWords(value: ComparedValue | null): BilingualText | undefined {
  switch (value?.kind) {
    case 'age':
      return say(
        `${String(value.years)}년 ${String(value.months)}개월`,
        `${String(value.years)} years and ${String(value.months)} months`,
      );
    case 'number':
      return numberWords(value.unit, value.value);
    case 'size':
      return joined(value.sizes.map((size) => SIZE_LABELS[size]));
    case 'names':
      return value.names.length === 0 ? undefined : joined(value.names.map(nameOf));
    case 'flag':
    case undefined:
      return undefined;
  }
}

function numberWords(unit: 'persons' | 'krw' | 'years', value: number): BilingualText {
  if (unit === 'krw') return say(wonInKorean(value), `KRW ${value.toLocaleString('en')}`);
  return say(`${String(value)}${unit === 'persons' ? '명' : '세'}`, String(value));
}

function joined(labels: readonly BilingualText[]): BilingualText {
  return say(labels.map(({ ko }) => ko).join('·'), labels.map(({ en }) => en).join(', '));
}

const NAMES: ReadonlyMap<string, BilingualText> = new Map(
  [PROVINCE_LABELS, CERTIFICATE_LABELS, AI_STAGE_LABELS].flatMap((labels) => Object.entries(labels)),
);

function nameOf(name: string): BilingualText {
  return NAMES.get(name) ?? findIndustry(name) ?? say(name, name);
}

/** One sentence on a programme as a whole: what bars, what is open, or that all is met. */
export function explainFit(result: FitResult): BilingualText {
  const count = (verdict: CriterionResult['verdict']): number =>
    result.criteria.filter((criterion) => criterion.verdict === verdict).length;
  if (result.hasNoCriteria)
    return say('공고의 신청 조건을 아직 알지 못합니다.', 'The conditions of this notice are not known yet.');
  if (result.verdict === 'not_eligible') {
    const fails = String(count('fails'));
    return say(`조건 ${fails}개를 충족하지 않습니다.`, `Conditions not met: ${fails}.`);
  }
  if (result.verdict === 'check') {
    const unknown = String(count('unknown'));
    return say(`조건 ${unknown}개를 더 확인해야 합니다.`, `Conditions to be checked: ${unknown}.`);
  }
  const all = String(result.criteria.length);
  return say(`확인된 조건 ${all}개를 모두 충족합니다.`, `All ${all} known conditions are met.`);
}
