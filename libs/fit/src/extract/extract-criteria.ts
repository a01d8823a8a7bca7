import { type Criterion } from '../criteria/criterion.js';
import { type Clause, readClauses } from './read-clauses.js';
import { readExcludes } from './read-excludes.js';
import { readRequires } from './read-requires.js';
import { itemsOf, type Reading, withException } from './reading.js';

/** Confidence of a form that is read as a whole, and of one where it is not clear how its parts go together. */
const SURE = 0.9;
const UNSURE = 0.5;

const NO_LIMIT = /제한 ?(?:은|이)? ?없|무관|관계 ?없|상관 ?없|아니어도/;
const PREFERENCE = /우대|가점|우선 ?(?:선정|지원|선발)/;
const REFUSAL = /(?:신청|지원|참여)(?:할 수 없| ?불가)|지원하지 않|제외(?:한다|함|됨|합니다)/;
const DUTY = /(?:이어야|갖추어야|하여야|해야) ?(?:함|한다|합니다)|에 한(?:함|한다|하여)/;
/** …도 신청할 수 있다: further ones may apply, or such as took part before, which says nothing of a condition. */
const PERMISSION = /도 ?(?:신청|지원|참여)(?:할 수 있| ?가능)/;
const TOOK_PART = /받은|수혜|참여한|선정된/;
const EXCEPTION_LEAD = /^(?:다만|단)(?:,| )/;
/** An exception in the middle of a sentence or in brackets. */
const EXCEPTION_INSIDE = /[,.(] ?(?:다만|단)(?:,| )/;
const LOOSENS = /가능|할 수 있|인정|예외|허용|완화|적용하지|포함|관계 ?없/;
const BRACKETED = /\(([^()]*(?:제외|예외|가능|인정|불가)[^()]*)\)/;

interface Found {
  readonly readings: readonly Reading[];
  /** What the clause says of the one before it. */
  readonly before: 'nothing' | 'exception' | 'doubt';
}

const found = (readings: readonly Reading[], before: Found['before'] = 'nothing'): Found => ({
  readings,
  before,
});

/**
 * Reads the conditions of a notice by rules: which form a condition has, whether it lets in or shuts out, and the sentence
 * that says so. What is a condition but not understood is of the kind `other`; where it is not clear how the parts of a
 * sentence go together the confidence is low. Ids are `c1`, `c2`, … in text order. Never throws; linear in the length.
 * @param text one text field of a programme; the spans are offsets (UTF-16) in it
 */
export function extractCriteria(text: string): readonly Criterion[] {
  const drafts: { readonly clause: Clause; readonly readings: readonly Reading[] }[] = [];
  for (const clause of readClauses(text)) {
    const { readings, before } = readClause(clause.text, clause.part);
    const last = drafts.at(-1);
    if (last !== undefined && before !== 'nothing')
      drafts[drafts.length - 1] = {
        ...last,
        readings: last.readings.map(before === 'exception' ? withException : doubt),
      };
    if (readings.length > 0) drafts.push({ clause, readings });
  }
  return number(drafts);
}

const doubt = (reading: Reading): Reading => ({ ...reading, isSure: false });

function number(
  drafts: readonly { readonly clause: Clause; readonly readings: readonly Reading[] }[],
): readonly Criterion[] {
  const seen = new Set<string>();
  const criteria: Criterion[] = [];
  for (const { clause, readings } of drafts) {
    for (const { polarity, rule, isSure } of readings) {
      const key = JSON.stringify([polarity, rule, rule.kind === 'other' ? clause.start : 0]);
      if (seen.has(key)) continue;
      seen.add(key);
      criteria.push({
        id: `c${String(criteria.length + 1)}`,
        polarity,
        rule,
        sentence: clause.sentence,
        span: { start: clause.start, end: clause.end },
        confidence: isSure ? SURE : UNSURE,
        origin: 'extracted',
      });
    }
  }
  return criteria;
}

function readClause(text: string, part: Clause['part']): Found {
  if (text === '' || PREFERENCE.test(text)) return found([]);
  if (part === 'other') return readOutside(text);
  if (EXCEPTION_LEAD.test(text)) return readException(text.replace(EXCEPTION_LEAD, ''), part);
  const inside = EXCEPTION_INSIDE.exec(text);
  if (inside !== null) return readWithException(text, inside, part);
  if (part === 'excludes') return found(readExcludes(text));
  return readRequiring(text);
}

/** Outside the parts on who may apply, only a refusal or a duty in so many words is a condition; a duty is not sure. */
function readOutside(text: string): Found {
  if (REFUSAL.test(text)) return found(readExcludes(text));
  return found(DUTY.test(text) ? readRequires(text).map(doubt) : []);
}

/** 다만, …: it shuts out further ones, or lets in some that the sentence before shuts out. */
function readException(text: string, part: Clause['part']): Found {
  if (part === 'requires' && (REFUSAL.test(text) || text.includes('제외'))) return found(readExcludes(text));
  if (part === 'excludes' && text.includes('제외')) return found([], 'exception');
  return found([], LOOSENS.test(text) ? 'exception' : 'doubt');
}

function readWithException(text: string, inside: RegExpExecArray, part: Clause['part']): Found {
  const main = readClause(text.slice(0, inside.index), part);
  const tail = text.slice(inside.index + inside[0].length).replace(/\)\s*$/, '');
  const { readings, before } = readException(tail, part);
  const marked = main.readings.map((one) =>
    before === 'nothing' ? one : before === 'exception' ? withException(one) : doubt(one),
  );
  return found([...marked, ...readings], main.before);
}

function readRequiring(text: string): Found {
  if (PERMISSION.test(text)) return found([], TOOK_PART.test(text) ? 'nothing' : 'exception');
  const bracket = BRACKETED.exec(text);
  if (bracket !== null) return readBracketed(text, bracket);
  if (REFUSAL.test(text)) return found(readExcludes(text));
  const limiting = NO_LIMIT.test(text)
    ? itemsOf(text)
        .filter((item) => !NO_LIMIT.test(item))
        .join(', ')
    : text;
  return found(limiting === '' ? [] : readRequires(limiting));
}

/** (예비창업자 제외) shuts out; (… 가능) lets in. */
function readBracketed(text: string, bracket: RegExpExecArray): Found {
  const [whole, inside = ''] = bracket;
  const { readings, before } = readRequiring(text.replace(whole, ' '));
  if (/제외|불가/.test(inside))
    return found([...readings, ...readExcludes(inside.replace(/제외|불가/g, ''))], before);
  return found(readings.map(withException), before);
}
