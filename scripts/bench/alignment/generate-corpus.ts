import {
  type AskInput,
  type ConceptRecord,
  type MeasureInput,
  type MeasureStatus,
} from '@jeonghap/alignment';
import { withParticle } from '@jeonghap/korean-text';
import { createRandom, type Random } from './random.js';

/** What generated texts are made of. */
export interface CorpusSources {
  readonly concepts: readonly ConceptRecord[];
  /** Running text; its words are drawn as often as they stand there. */
  readonly texts: readonly string[];
}

/** Makes entries by their number: the same number gives the same entry, whatever else was made before. */
export interface CorpusGenerator {
  readonly ask: (number: number) => AskInput;
  readonly measure: (number: number) => MeasureInput;
}

/** Mean words of a text; lengths spread from half to one and a half of it. */
const ASK_WORDS = 25;
const CONTEXT_WORDS = 25;
const MEASURE_WORDS = 60;
const TITLE_WORDS = 5;
const SENTENCE_WORDS = 14;
/** Concepts an entry is about. */
const TOPICS = 4;
/** How often a concept is drawn falls with its rank: 1 / (rank + offset). */
const ZIPF_OFFSET = 8;
/** Share of words that wander off the topics, that come from running text, and that nobody has seen before. */
const WANDERING = 0.1;
const RUNNING_TEXT = { ask: 0.5, measure: 0.55 } as const;
const UNSEEN = 0.03;
/** Share of everyday wordings where the thesaurus offers both. */
const LAY = { ask: 0.55, measure: 0.1 } as const;
const LEGISLATIVE_SHARE = 0.25;

const PARTICLES = ['', '', '', '을/를', '이/가', '과/와', '으로/로', '은/는'] as const;
const ENDINGS = {
  ask: ['늘려 달라', '지원해 달라', '만들어 주기를 바란다', '고쳐 주십시오', '필요하다'],
  measure: ['지원한다', '추진한다', '마련한다', '운영한다', '정하여 시행한다', '보급한다'],
} as const;
const STATUSES: readonly MeasureStatus[] = ['announced', 'in_force', 'open', 'funded', 'closed', 'planned'];
const REGIONS = ['부산', '대구', '광주', '대전', '울산', '세종', '강원', '전북', '제주'];
const REGIONAL_SHARE = 0.15;
const FIRST_SYLLABLE = 0xac00;
const SYLLABLES = 11_172;

type Side = 'ask' | 'measure';

interface Vocabulary {
  readonly concepts: readonly ConceptRecord[];
  readonly conceptAt: ReadonlyMap<string, number>;
  /** Running totals of the Zipf weights of the concepts. */
  readonly totals: Float64Array;
  readonly words: readonly string[];
}

/**
 * A generator of catalogue entries that read like ours as far as matching can tell: a few related concepts each,
 * Zipf-like over the thesaurus and over the words of the given texts, asks in everyday wordings, measures in official
 * ones, realistic lengths. Word order and meaning are random.
 */
export function createCorpusGenerator(sources: CorpusSources, seed: number): CorpusGenerator {
  const vocabulary = toVocabulary(sources, seed);
  return {
    ask: (number) => makeAsk(createRandom(`${String(seed)}/ask/${String(number)}`), vocabulary),
    measure: (number) => makeMeasure(createRandom(`${String(seed)}/measure/${String(number)}`), vocabulary),
  };
}

function toVocabulary({ concepts, texts }: CorpusSources, seed: number): Vocabulary {
  const random = createRandom(`${String(seed)}/ranks`);
  const ranked = concepts
    .map((concept) => ({ concept, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ concept }) => concept);
  let total = 0;
  const totals = Float64Array.from(ranked, (_, rank) => (total += 1 / (rank + ZIPF_OFFSET)));
  const words = texts
    .flatMap((text) => text.split(/\s+/))
    .map((word) => word.replace(/[.,!?()「」“”‘’]/g, ''));
  return {
    concepts: ranked,
    conceptAt: new Map(ranked.map(({ id }, at) => [id, at])),
    totals,
    words: words.filter((word) => word !== ''),
  };
}

function makeAsk(random: Random, vocabulary: Vocabulary): AskInput {
  const topics = drawTopics(random, vocabulary);
  const write = (words: number): string => writeText(random, vocabulary, { side: 'ask', topics, words });
  return {
    title: writeTitle(random, vocabulary, topics),
    text: write(ASK_WORDS),
    context: write(CONTEXT_WORDS),
  };
}

function makeMeasure(random: Random, vocabulary: Vocabulary): MeasureInput {
  const topics = drawTopics(random, vocabulary);
  return {
    kind: random.next() < LEGISLATIVE_SHARE ? 'legislative_item' : 'programme',
    title: writeTitle(random, vocabulary, topics),
    body: writeText(random, vocabulary, { side: 'measure', topics, words: MEASURE_WORDS }),
    status: random.pick(STATUSES),
    regions: random.next() < REGIONAL_SHARE ? [random.pick(REGIONS)] : [],
  };
}

/** The first by rank, the others as often beside the first as by rank. */
function drawTopics(random: Random, vocabulary: Vocabulary): readonly ConceptRecord[] {
  const first = drawConcept(random, vocabulary);
  const near = [...first.related, ...first.broader].flatMap((id) => {
    const at = vocabulary.conceptAt.get(id);
    return at === undefined ? [] : (vocabulary.concepts[at] ?? []);
  });
  const others = Array.from({ length: TOPICS - 1 }, () =>
    near.length > 0 && random.next() < 0.5 ? random.pick(near) : drawConcept(random, vocabulary),
  );
  return [first, ...others];
}

function drawConcept(random: Random, { concepts, totals }: Vocabulary): ConceptRecord {
  const target = random.next() * (totals.at(-1) ?? 0);
  let low = 0;
  let high = totals.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((totals[middle] ?? 0) <= target) low = middle + 1;
    else high = middle;
  }
  const concept = concepts[low];
  if (concept === undefined) throw new RangeError('a corpus needs concepts');
  return concept;
}

interface TextPlan {
  readonly side: Side;
  readonly topics: readonly ConceptRecord[];
  /** Mean number of words. */
  readonly words: number;
}

function writeTitle(random: Random, vocabulary: Vocabulary, topics: readonly ConceptRecord[]): string {
  const words: string[] = [];
  while (countWords(words) < TITLE_WORDS - 1) {
    words.push(
      random.next() < 0.7 ? wordingOf(random, random.pick(topics), 'measure') : random.pick(vocabulary.words),
    );
  }
  return words.join(' ');
}

function writeText(random: Random, vocabulary: Vocabulary, plan: TextPlan): string {
  const length = Math.round(plan.words * (0.5 + random.next()));
  const sentences: string[] = [];
  for (let written = 0; written < length;) {
    const words: string[] = [];
    const most = Math.min(SENTENCE_WORDS, length - written);
    while (countWords(words) < most - 1) words.push(drawWord(random, vocabulary, plan));
    words.push(random.pick(ENDINGS[plan.side]));
    written += countWords(words);
    sentences.push(`${words.join(' ')}.`);
  }
  return sentences.join(' ');
}

function drawWord(random: Random, vocabulary: Vocabulary, { side, topics }: TextPlan): string {
  const draw = random.next();
  if (draw < UNSEEN) return unseenWord(random);
  if (draw < UNSEEN + RUNNING_TEXT[side]) return random.pick(vocabulary.words);
  const wanders = random.next() < WANDERING;
  const wording = wordingOf(random, wanders ? drawConcept(random, vocabulary) : random.pick(topics), side);
  const particle = random.pick(PARTICLES);
  return particle === '' ? wording : withParticle(wording, particle);
}

function wordingOf(random: Random, concept: ConceptRecord, side: Side): string {
  const official = [...concept.official, ...concept.abbr];
  const isLay = concept.lay.length > 0 && (official.length === 0 || random.next() < LAY[side]);
  const wordings = isLay ? concept.lay : official;
  return wordings.length === 0 ? concept.ko : random.pick(wordings);
}

/** A name of two to four syllables, as companies and places have them. */
function unseenWord(random: Random): string {
  const syllables = Array.from({ length: 2 + Math.floor(random.next() * 3) }, () =>
    String.fromCharCode(FIRST_SYLLABLE + Math.floor(random.next() * SYLLABLES)),
  );
  return syllables.join('');
}

function countWords(wordings: readonly string[]): number {
  return wordings.reduce((sum, wording) => sum + wording.split(' ').length, 0);
}
