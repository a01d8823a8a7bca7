import { isNumberStem, normaliseText, stemTerms, tokeniseNormalised } from '@jeonghap/korean-text';

import { annotateNormalised, type ConceptOccurrence } from '../concepts/annotate-concepts.js';
import { type AlignmentModel } from '../model/build-model.js';
import { termKey } from '../model/term-key.js';
import { partOfType, type WordPart } from '../score/part.js';

/** A place in one of the texts of an entry; offsets are UTF-16 units. */
export interface FieldSpan<F extends string> {
  readonly field: F;
  readonly start: number;
  readonly end: number;
}

/** A concept a word stands for, with the trust in its wording. */
export interface UnitConcept {
  readonly concept: number;
  readonly trust: number;
}

/** A word of an entry with all that can be compared. */
export interface TextUnit<F extends string> {
  readonly span: FieldSpan<F>;
  readonly stem: string;
  /** Keys of its search terms, the bridge to the word before included. */
  readonly terms: readonly number[];
  readonly concepts: readonly UnitConcept[];
  /** Rarity of the word, 0 to 1, before field weights. */
  readonly rarity: number;
  readonly part: WordPart;
  readonly sentence: number;
}

/** What a text of an entry yields. */
export interface ReadText<F extends string> {
  readonly units: readonly TextUnit<F>[];
  readonly occurrences: readonly ConceptOccurrence[];
}

/** Function words and set phrases of requests: no meaning of their own. */
const STOP_STEMS = new Set(
  (
    '있 없 하 되 것 수 등 및 위 위한 위해 통해 대해 대한 관한 따라 따른 관련 그 이 저 우리 저희 제 더 좀 또 또는 그리고 하지만 그러나 때문 ' +
    '달라 주 줘 주십 주시 바람 바랍 바란 한다 합 해 해야 할 하여 있도록 같 같은 정도 경우 부분 때 중 내 안 밖 못 안에 몇 모두 다 잘 너무 ' +
    '필요 요청 건의 요구 제안 부탁 드립 드리 생각 말 점 것도 것이 것을 게 건 걸 거 만 뿐 채 대로 지금 이제 아직 이미 여기 어디 무엇 뭘 왜 ' +
    '각 약 총 여러 모든 어떤 이런 그런 저런 아니 아니라 아닌 않 싶 됩 된 돼 되게 나서 위하여 대하여 관하여 의하여 통하여'
  ).split(' '),
);

/** Weight of a function word against a word with meaning. */
const STOP_RARITY = 0.02;

/** Reads one text: its words with search terms, concepts and rarity. */
export function readText<F extends string>(field: F, text: string, model: AlignmentModel): ReadText<F> {
  const normalised = normaliseText(text);
  const occurrences = annotateNormalised(normalised, model.matcher);
  const cursor = occurrenceCursor(occurrences);
  const stems = stemsOf(model);
  const units: TextUnit<F>[] = [];
  let before = '';
  for (const { stem, start, end } of tokeniseNormalised(normalised)) {
    if (isNumberStem(stem)) continue;
    const covering = cursor(start, end);
    const hangul = stem >= '가' && stem <= '힣';
    const known = stems.get(stem);
    const terms = hangul && before !== '' ? [termKey(before + stem.charAt(0)), ...known.terms] : known.terms;
    before = hangul ? stem.slice(-1) : '';
    units.push({
      span: { field, start, end },
      stem,
      terms,
      concepts: strongest(covering),
      rarity: known.rarity,
      part: unitPart(covering, model),
      sentence: covering[0]?.sentence ?? 0,
    });
  }
  return { units, occurrences };
}

/** What a model knows of a stem on its own. */
interface StemFacts {
  /** Keys of its terms. */
  readonly terms: readonly number[];
  readonly rarity: number;
}

/** Stems kept; texts share most of theirs. */
const MOST_STEMS = 60_000;

class StemMemo {
  private readonly known = new Map<string, StemFacts>();

  constructor(private readonly model: AlignmentModel) {}

  get(stem: string): StemFacts {
    const known = this.known.get(stem);
    if (known !== undefined) return known;
    const terms = stemTerms(stem).map(termKey);
    const facts = { terms, rarity: unitRarity(stem, terms, this.model) };
    if (this.known.size >= MOST_STEMS) this.known.clear();
    this.known.set(stem, facts);
    return facts;
  }
}

const memos = new WeakMap<AlignmentModel, StemMemo>();

function stemsOf(model: AlignmentModel): StemMemo {
  let memo = memos.get(model);
  if (memo === undefined) memos.set(model, (memo = new StemMemo(model)));
  return memo;
}

/** Occurrences that overlap each token in turn; tokens must come in text order. */
function occurrenceCursor(
  occurrences: readonly ConceptOccurrence[],
): (start: number, end: number) => readonly ConceptOccurrence[] {
  let open: ConceptOccurrence[] = [];
  let next = 0;
  return (start, end) => {
    if (open.some((occurrence) => occurrence.end <= start))
      open = open.filter((occurrence) => occurrence.end > start);
    for (; next < occurrences.length; next += 1) {
      const occurrence = occurrences[next];
      if (occurrence === undefined || occurrence.start >= end) break;
      if (occurrence.end > start) open.push(occurrence);
    }
    return open.length === 0 ? NOTHING : open.filter((occurrence) => occurrence.start < end);
  };
}

const NOTHING: readonly never[] = [];

/** Each concept once with its greatest trust, by concept index. */
function strongest(occurrences: readonly ConceptOccurrence[]): readonly UnitConcept[] {
  if (occurrences.length === 0) return NOTHING;
  const best: UnitConcept[] = [];
  for (const { concept, trust } of occurrences) {
    const at = best.findIndex((other) => other.concept === concept);
    if (at < 0) best.push({ concept, trust });
    else if (trust > (best[at]?.trust ?? 0)) best[at] = { concept, trust };
  }
  return best.sort((a, b) => a.concept - b.concept);
}

/** Mean rarity of the rarer half of the terms, so that one common bigram does not hide a rare word. */
function unitRarity(stem: string, keys: readonly number[], model: AlignmentModel): number {
  if (STOP_STEMS.has(stem) || keys.length === 0) return STOP_RARITY;
  const rarities = keys.map((key) => model.termRarity(key)).sort((a, b) => b - a);
  const half = rarities.slice(0, Math.ceil(rarities.length / 2));
  return half.reduce((sum, rarity) => sum + rarity, 0) / half.length;
}

/** The part of the most trusted, rarest concept; plain wording when no concept stands there. */
function unitPart(occurrences: readonly ConceptOccurrence[], model: AlignmentModel): WordPart {
  let part: WordPart = 'wording';
  let best = 0;
  for (const { concept, trust } of occurrences) {
    const type = model.concepts[concept]?.type;
    const value = trust * (0.2 + (model.conceptRarity[concept] ?? 0));
    if (type === undefined || type === 'direction' || value <= best) continue;
    best = value;
    part = partOfType(type);
  }
  return part;
}
