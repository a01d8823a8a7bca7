import { withParticle } from '@jeonghap/korean-text';

import { type AskCoverage, type CoverageReason } from '../decide/decide-coverage.js';
import { type Facet, FACET_LABELS } from '../prepare/facet.js';
import { type MeasureStatus, STATUS_LABELS } from '../prepare/measure-status.js';
import { type FacetMatch } from '../score/compare-facets.js';
import { PART_LABELS, type PartName } from '../score/part.js';
import { type Alignment, type Band } from '../score/score-alignment.js';

/** A sentence in both languages. */
export interface BilingualText {
  readonly ko: string;
  readonly en: string;
}

/** Names the sentences need. */
export interface AlignmentContext {
  readonly measureTitle: string;
  readonly measureTitleEn?: string;
}

/** What of an alignment its sentence follows from. */
export type ExplainedAlignment = Pick<Alignment, 'scoreTenths' | 'band' | 'opposes' | 'parts' | 'facets'>;

export interface CoverageContext {
  /** Titles of the measures in `coverage.best`, by id. */
  readonly titles: Readonly<Record<string, BilingualText>>;
}

/** How well a band matches: as the end of a sentence, before a "but", and in English. */
const BAND_WORDS: Readonly<
  Record<Band, { readonly ends: string; readonly but: string; readonly en: string }>
> = {
  strong: { ends: '요구에 잘 들어맞습니다', but: '요구에 잘 들어맞으나', en: 'closely matches the ask' },
  partial: { ends: '요구에 일부 들어맞습니다', but: '요구에 일부 들어맞으나', en: 'matches part of the ask' },
  weak: { ends: '요구와 조금 겹칩니다', but: '요구와 조금 겹치나', en: 'touches on the ask' },
  none: { ends: '요구와 거의 겹치지 않습니다', but: '요구와 거의 겹치지 않고', en: 'hardly matches the ask' },
};

/** One sentence that says how well a measure answers the ask, through what, and what it lacks. */
export function explainAlignment(alignment: ExplainedAlignment, context: AlignmentContext): BilingualText {
  const score = formatScore(alignment.scoreTenths);
  const title = { ko: context.measureTitle, en: context.measureTitleEn ?? context.measureTitle };
  if (alignment.opposes) {
    return {
      ko: `‘${title.ko}’${particleOf(title.ko, '은/는')} 같은 대상을 요구와 반대 방향으로 다루고 있어 점수를 ${score}점으로 제한했습니다.`,
      en: `“${title.en}” deals with the same object in the opposite direction, so its score is limited to ${score}.`,
    };
  }
  const reasons = strongestParts(alignment);
  const band = BAND_WORDS[alignment.band];
  const lacks = lacksOf(alignment.facets);
  const matches = lacks.ko === '' ? `${band.ends}(${score}점)` : `${band.but}(${score}점) ${lacks.ko}`;
  return {
    ko: `‘${title.ko}’${particleOf(title.ko, '은/는')} ${reasonKo(reasons)}${matches}.`,
    en: `“${title.en}” ${band.en} (${score} points)${reasonEn(reasons)}${lacks.en}.`,
  };
}

/** One sentence that says whether an ask is answered, by what, and what is missing. */
export function explainCoverage(coverage: AskCoverage, context: CoverageContext): BilingualText {
  const [firstId = ''] = coverage.best;
  const first = context.titles[firstId] ?? { ko: firstId, en: firstId };
  const status = coverage.params.measureStatus ?? 'announced';
  const fixed = FIXED_SENTENCES[coverage.reason];
  if (fixed !== undefined) return fixed;
  if (coverage.reason === 'not-yet-live') return notYetLive(first, status, coverage.missing);
  if (coverage.reason === 'facets-missing') return partlyAnswered(first, coverage.missing, undefined);
  if (coverage.reason === 'confirmed-partly') return partlyAnswered(first, coverage.missing, BY_REVIEWER);
  return answered(first, coverage.reason === 'confirmed' ? BY_REVIEWER : undefined);
}

/** Sentences that name no measure. */
const FIXED_SENTENCES: Partial<Readonly<Record<CoverageReason, BilingualText>>> = {
  unreadable: { ko: '요구 내용을 판단할 자료가 부족합니다.', en: 'The ask holds too little to be judged.' },
  'nothing-found': {
    ko: '이 요구에 대응하는 사업이나 입법 과제를 찾지 못했습니다.',
    en: 'No programme or legislative item answers this ask.',
  },
  'only-weak': {
    ko: '비슷한 대응 수단은 있으나 이 요구에 답하는 것은 없습니다.',
    en: 'There are neighbouring measures, but none answers this ask.',
  },
  'only-opposing': {
    ko: '이 요구와 반대 방향인 대응 수단만 있습니다.',
    en: 'Only measures that go the other way were found.',
  },
};

function notYetLive(first: BilingualText, status: MeasureStatus, missing: readonly Facet[]): BilingualText {
  const label = STATUS_LABELS[status];
  const lack = missing.length === 0 ? '' : ` ${withParticle(listKo(missing), '이/가')} 빠져 있고`;
  return {
    ko: `‘${first.ko}’${particleOf(first.ko, '이/가')} 이 요구에 답하지만${lack} 아직 ${label.ko} 단계입니다.`,
    en: `“${first.en}” answers the ask but is only ${label.en} so far${missing.length === 0 ? '' : `, and lacks ${listEn(missing)}`}.`,
  };
}

/** Marks a sentence as a person's word and not the product's. */
const BY_REVIEWER = { ko: '(담당자 확인)', en: ' (confirmed by a reviewer)' };

function partlyAnswered(
  first: BilingualText,
  missing: readonly Facet[],
  mark: BilingualText | undefined,
): BilingualText {
  const lack =
    missing.length === 0
      ? '요구 전부를 채우지는 못합니다'
      : `${withParticle(listKo(missing), '이/가')} 빠져 있습니다`;
  return {
    ko: `‘${first.ko}’${particleOf(first.ko, '이/가')} 일부 답하고 있으나 ${lack}${mark?.ko ?? ''}.`,
    en: `“${first.en}” answers part of the ask${missing.length === 0 ? ', but not all of it' : `; ${listEn(missing)} is missing`}${mark?.en ?? ''}.`,
  };
}

function answered(first: BilingualText, mark: BilingualText | undefined): BilingualText {
  return {
    ko: `‘${first.ko}’${particleOf(first.ko, '이/가')} 이 요구에 답하고 있습니다${mark?.ko ?? ''}.`,
    en: `“${first.en}” answers this ask${mark?.en ?? ''}.`,
  };
}

/** The particle alone, for words that stand in quotation marks. */
function particleOf(word: string, pair: '은/는' | '이/가'): string {
  return withParticle(word, pair).slice(word.length);
}

/** 734 → 73.4, 700 → 70. */
export function formatScore(scoreTenths: number): string {
  const whole = Math.trunc(scoreTenths / 10);
  const tenth = Math.abs(scoreTenths % 10);
  return tenth === 0 ? String(whole) : `${String(whole)}.${String(tenth)}`;
}

/** The parts that carry the score, named ones first: that two texts mean alike tells a reader least. */
function strongestParts({ parts }: Pick<Alignment, 'parts'>): readonly PartName[] {
  const strong = [...parts]
    .filter(({ contributionTenths }) => contributionTenths >= 30)
    .sort((a, b) => b.contributionTenths - a.contributionTenths)
    .map(({ name }) => name);
  const named = strong.filter((name) => name !== 'meaning');
  return (named.length === 0 ? strong : named).slice(0, 3);
}

function reasonKo(parts: readonly PartName[]): string {
  if (parts.length === 0) return '';
  return `${withParticle(parts.map((part) => PART_LABELS[part].ko).join('·'), '이/가')} 맞닿아 `;
}

function reasonEn(parts: readonly PartName[]): string {
  return parts.length === 0 ? '' : ` through ${joinEn(parts.map((part) => PART_LABELS[part].en))}`;
}

/** What is short of the amount asked for, and what is not there at all. */
function lacksOf(facets: readonly FacetMatch[]): BilingualText {
  const unmet = facets.filter(({ state }) => state === 'unmet').map(({ facet }) => facet);
  const short = facets.find(({ facet, state }) => facet === 'quantity' && state === 'partly');
  const [asked, offered] = [short?.asked[0], short?.offered[0]];
  const missing = {
    ko: unmet.length === 0 ? '' : `${withParticle(listKo(unmet), '은/는')} 확인되지 않습니다`,
    en: unmet.length === 0 ? '' : `; ${listEn(unmet)} not found`,
  };
  if (asked === undefined || offered === undefined) return missing;
  const amount = `규모는 ${asked} 요구에 ${offered}`;
  return {
    ko: missing.ko === '' ? `${amount}입니다` : `${amount}이고 ${missing.ko}`,
    en: `; asked for ${asked}, offered ${offered}${missing.en}`,
  };
}

function listKo(facets: readonly Facet[]): string {
  return facets.map((facet) => FACET_LABELS[facet].ko).join('·');
}

function listEn(facets: readonly Facet[]): string {
  return joinEn(facets.map((facet) => FACET_LABELS[facet].en));
}

function joinEn(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
