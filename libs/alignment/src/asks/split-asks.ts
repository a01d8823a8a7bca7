import { parseQuantities, splitSentences } from '@jeonghap/korean-text';
import { annotateConcepts, type ConceptOccurrence } from '../concepts/annotate-concepts.js';
import { type AlignmentModel } from '../model/build-model.js';
import { type Facet, facetOfType } from '../prepare/facet.js';

/** A facet of a suggested ask with its place in the text. */
export interface AskFacet {
  readonly facet: Facet;
  /** Concept id, or the words themselves for quantities and times. */
  readonly value: string;
  readonly ko: string;
  readonly en: string;
  /** UTF-16 offsets into the text that was split. */
  readonly start: number;
  readonly end: number;
}

/** A direction word of a suggested ask: which way things should go. */
export interface AskDirection {
  readonly concept: string;
  readonly polarity: '+' | '-' | null;
  readonly start: number;
  readonly end: number;
}

/** A part of a text that asks for one thing. */
export interface AskSuggestion {
  readonly text: string;
  /** UTF-16 offsets into the text that was split. */
  readonly start: number;
  readonly end: number;
  readonly facets: readonly AskFacet[];
  readonly directions: readonly AskDirection[];
}

/** Most asks that are suggested for one text; a proposal takes no more. */
const MAX_ASKS = 50;
/** Concepts found with less trust stay out of the suggestion. */
const SHOWN_TRUST = 0.5;
const TIME_UNITS = new Set(['년', '개월', '주', '일', '시간', '분', '연도']);

/** Endings by which somebody asks, proposes or says that something is needed. */
const REQUEST =
  /(달라|다오|주십시오|주세요|주시기|주시길|주기를|주었으면|줬으면|주면 좋|했으면|하면 좋|바랍니다|바란다|바라며|바라고|(?:요청|요구|건의|제안|촉구|희망|부탁)(?:드|합|한다|하|함)|시급|절실|필요|해야|하여야|돼야|되어야|져야|여야 한다|아야|어야|하자|합시다|해 ?주|할 것|하라|하십시오|하세요|좋겠|원한다|원합니다|늘려|없애|고쳐|풀어|열어|내려|올려|만들어|세워)/;
/** Line marks of an official list. */
const BULLET = /^\s*(?:[○□■●▶※•◦▪\-–—*→✓]|\(?\d{1,2}[.)]|[①-⑳]|[가-하][.)])\s*/;
/** Places at which one sentence may go from one demand to the next. */
const CLAUSE_BREAK =
  /(?<=[가-힣])(?:고|며|면서|지만)(?=,|\s)[,]?\s+|;\s*|(?<=[가-힣])\s*,\s*(?:그리고|또한|아울러|나아가)\s+/g;

interface Piece {
  readonly start: number;
  readonly end: number;
}

/**
 * Splits a proposal's text into the things that it asks for. A sentence counts when it asks, proposes or states a need, or
 * stands in a list; it is split further where two clauses each name an instrument or object of their own. A text without any
 * such sentence is one ask; an empty one has none. Total on any string, linear in its length; spans never overlap.
 */
export function splitAsks(text: string, model: AlignmentModel): readonly AskSuggestion[] {
  const occurrences = annotateConcepts(text, model.matcher);
  const sentences = splitSentences(text).map(({ start, end }) => withoutBullet(text, { start, end }));
  const asking = sentences.filter(
    (piece) => piece.end > piece.start && asks(text, piece, occurrences, model),
  );
  const pieces = asking.flatMap((piece) => splitClauses(text, piece, occurrences, model));
  const whole = trimmed(text, { start: 0, end: text.length });
  const chosen = pieces.length > 0 ? pieces : whole.end > whole.start ? [whole] : [];
  return chosen.slice(0, MAX_ASKS).map((piece) => toSuggestion(text, piece, occurrences, model));
}

function asks(
  text: string,
  piece: Piece,
  occurrences: readonly ConceptOccurrence[],
  model: AlignmentModel,
): boolean {
  if (REQUEST.test(text.slice(piece.start, piece.end))) return true;
  return isListItem(text, piece) && namesSomething(piece, occurrences, model);
}

function isListItem(text: string, piece: Piece): boolean {
  const lineStart = Math.max(text.lastIndexOf('\n', piece.start - 1), 0);
  return BULLET.test(text.slice(lineStart, piece.start).replace(/^\n/, ''));
}

function withoutBullet(text: string, piece: Piece): Piece {
  const mark = BULLET.exec(text.slice(piece.start, piece.end))?.[0] ?? '';
  return trimmed(text, { start: piece.start + mark.length, end: piece.end });
}

function trimmed(text: string, { start, end }: Piece): Piece {
  let from = start;
  let to = end;
  while (from < to && text.charAt(from).trim() === '') from += 1;
  while (to > from && text.charAt(to - 1).trim() === '') to -= 1;
  return { start: from, end: to };
}

/** Cuts a sentence where both sides name an instrument or object and the right one names one that the left does not. */
function splitClauses(
  text: string,
  piece: Piece,
  occurrences: readonly ConceptOccurrence[],
  model: AlignmentModel,
): readonly Piece[] {
  const pieces: Piece[] = [];
  let start = piece.start;
  for (const match of text.slice(piece.start, piece.end).matchAll(CLAUSE_BREAK)) {
    const at = piece.start + match.index + match[0].length;
    const left = subjects({ start, end: at }, occurrences, model);
    const right = subjects({ start: at, end: piece.end }, occurrences, model);
    if (left.size === 0 || [...right].every((concept) => left.has(concept))) continue;
    pieces.push(trimmed(text, { start, end: at }));
    start = at;
  }
  pieces.push(trimmed(text, { start, end: piece.end }));
  return pieces.filter(({ start: from, end }) => end > from);
}

const within =
  ({ start, end }: Piece) =>
  (occurrence: Piece): boolean =>
    occurrence.start >= start && occurrence.end <= end;

const namesSomething = (
  piece: Piece,
  occurrences: readonly ConceptOccurrence[],
  model: AlignmentModel,
): boolean => subjects(piece, occurrences, model).size > 0;

/** Instruments and objects that a piece names. */
function subjects(
  piece: Piece,
  occurrences: readonly ConceptOccurrence[],
  model: AlignmentModel,
): ReadonlySet<number> {
  const isSubject = ({ concept }: ConceptOccurrence): boolean => {
    const facet = facetOf(concept, model);
    return facet === 'instrument' || facet === 'object';
  };
  return new Set(
    occurrences
      .filter(within(piece))
      .filter(isSubject)
      .map(({ concept }) => concept),
  );
}

function facetOf(concept: number, model: AlignmentModel): Facet | undefined {
  const type = model.concepts[concept]?.type;
  return type === undefined ? undefined : facetOfType(type);
}

function toSuggestion(
  text: string,
  piece: Piece,
  occurrences: readonly ConceptOccurrence[],
  model: AlignmentModel,
): AskSuggestion {
  const own = occurrences.filter(within(piece)).filter(({ trust }) => trust >= SHOWN_TRUST);
  const words = text.slice(piece.start, piece.end);
  return {
    text: words,
    start: piece.start,
    end: piece.end,
    facets: [...conceptFacets(own, model), ...quantityFacets(words, piece.start)].sort(
      (a, b) => a.start - b.start || b.end - a.end || (a.value < b.value ? -1 : 1),
    ),
    directions: own.flatMap(({ concept, start, end }) => {
      const record = model.concepts[concept];
      return record?.type === 'direction'
        ? [{ concept: record.id, polarity: record.polarity, start, end }]
        : [];
    }),
  };
}

function conceptFacets(
  occurrences: readonly ConceptOccurrence[],
  model: AlignmentModel,
): readonly AskFacet[] {
  const seen = new Set<number>();
  return occurrences.flatMap(({ concept, start, end }) => {
    const record = model.concepts[concept];
    const facet = facetOf(concept, model);
    if (record === undefined || facet === undefined || seen.has(concept)) return [];
    seen.add(concept);
    return [{ facet, value: record.id, ko: record.ko, en: record.en, start, end }];
  });
}

function quantityFacets(words: string, offset: number): readonly AskFacet[] {
  return parseQuantities(words).map(({ unit, span }) => {
    const value = words.slice(span.start, span.end);
    const facet: Facet = TIME_UNITS.has(unit) ? 'timing' : 'quantity';
    return { facet, value, ko: value, en: value, start: span.start + offset, end: span.end + offset };
  });
}
