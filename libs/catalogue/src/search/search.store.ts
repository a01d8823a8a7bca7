import { type CursorPosition } from '@jeonghap/platform';
import { type EntityManager } from 'typeorm';
import { likePattern } from '../entry/entry-table.js';
import { type EntryKind } from '../entry/entry.js';
import { type SearchWords } from './search-words.js';
import { type FoundEntry } from './search.js';

/** A found entry with its place in the list, and how many of its kind were found. */
export interface FoundRow extends FoundEntry {
  /** How it matched, 0 the best: see `findEntries`. */
  readonly tier: number;
  readonly total: number;
}

export interface FindRequest {
  readonly words: SearchWords;
  readonly kinds: readonly EntryKind[];
  /** Most rows of each kind. */
  readonly limit: number;
  /** Tier, title and id of the last row of the page before; for a single kind. */
  readonly after?: CursorPosition | undefined;
}

/** Characters of a passage, and how many of them may stand before the word. */
const PASSAGE_LENGTH = 90;
const PASSAGE_BEFORE = 20;
/** A name whose letters are less alike than this is no suggestion; from 0 to 1, as `word_similarity` of pg_trgm counts. */
const LEAST_LIKENESS = 0.4;

/** The text of an entry as its trigram index has it. */
const TEXT = `(e.title || ' ' || coalesce(e.title_en, '') || ' ' || e.body)`;

/** SQL of the passage of a text around a word, with dots where it was cut. */
const passageSql = (text: string, word: string): string => `(
  SELECT CASE WHEN start > 1 THEN '…' ELSE '' END || trim(substr(whole, start, ${PASSAGE_LENGTH}))
         || CASE WHEN start + ${PASSAGE_LENGTH} <= length(whole) THEN '…' ELSE '' END
    FROM (SELECT regexp_replace(${text}, '[[:space:]]+', ' ', 'g')) AS squeezed (whole),
         LATERAL (SELECT greatest(1, strpos(lower(whole), lower(${word})) - ${PASSAGE_BEFORE})) AS placed (start))`;

/** What an entry of each kind shows beside its title, as SQL over its row `e`. */
const BESIDE: Readonly<Record<EntryKind, { stakeholder?: string; ministry?: string; citation?: string }>> = {
  proposal: {
    stakeholder: `(SELECT json_build_object('name', s.title, 'nameEn', s.title_en)
                     FROM stakeholder s WHERE s.id = e.stakeholder_id)`,
  },
  programme: { ministry: 'e.ministry' },
  legislative_item: { ministry: 'e.ministry', citation: `nullif(concat_ws(' ', e.law, e.article), '')` },
  stakeholder: {},
};

/**
 * Finds published entries by number, name or text, in one statement: the first `limit` of each kind, by how they match, then by
 * title. Tiers: 0 a number, 1 a whole name, 2 the beginning of one, 3 a name with the words side by side, 4 a name with all
 * words, 5 a text with all words, 6 the stakeholder's name. Lead consonants are looked for in names alone.
 */
export async function findEntries(manager: EntityManager, request: FindRequest): Promise<FoundRow[]> {
  const { words, kinds, limit, after } = request;
  const parameters: unknown[] = [];
  const add = (value: unknown): string => `$${String(parameters.push(value))}`;
  const whole = `search_form(${add(words.words.join(' '))})`;
  const nameHas = words.words
    .map((word) => `n.${words.by} LIKE '%' || search_form(${add(word)}) || '%'`)
    .join(' AND ');
  const named = (kind: EntryKind): string => `
    SELECT n.entry_id AS id,
           CASE WHEN n.${words.by} = ${whole} THEN CASE n.role WHEN 'ref' THEN 0 ELSE 1 END
                WHEN n.${words.by} LIKE ${whole} || '%' THEN 2
                WHEN n.${words.by} LIKE '%' || ${whole} || '%' THEN 3
                ELSE 4 END AS tier, n.role AS matched_by, n.name AS matched, n.no
      FROM entry_name n WHERE n.entry_kind = '${kind}' AND ${nameHas}`;
  const inTexts = words.by === 'leads' ? () => [] : textHits(words.words, nameHas, add);
  const hitsOf = (kind: EntryKind): string => [named(kind), ...inTexts(kind)].join(' UNION ALL ');

  const found = (kind: EntryKind): string => {
    const { stakeholder = 'NULL::json', ministry = 'NULL', citation = 'NULL' } = BESIDE[kind];
    return `
    SELECT '${kind}' AS kind, e.id, e.external_ref AS "externalRef", e.title, e.title_en AS "titleEn",
           ${stakeholder} AS stakeholder, ${ministry} AS ministry, ${citation} AS citation,
           best.matched_by AS "matchedBy", best.matched, best.tier, count(*) OVER ()::int AS total
      FROM (SELECT DISTINCT ON (id) * FROM (${hitsOf(kind)}) hit ORDER BY id, tier, no) best
      JOIN ${kind} e ON e.id = best.id
     WHERE e.visibility = 'published' AND e.deleted_at IS NULL AND ${whole} <> ''`;
  };
  const [tier, title, id] = after ?? [];
  const isAfter =
    after === undefined
      ? 'true'
      : `(tier, title, id) > (${add(tier)}::int, ${add(title)}::text, ${add(id)}::uuid)`;
  const limited = add(limit);
  const page = (kind: EntryKind): string => `
  (SELECT * FROM (${found(kind)}) all_found WHERE ${isAfter} ORDER BY tier, title, id LIMIT ${limited})`;
  return manager.query<FoundRow[]>(kinds.map(page).join(' UNION ALL '), parameters);
}

/** Statements that find entries of a kind by their texts; proposals also by their asks and by who put them forward. */
function textHits(
  words: readonly string[],
  nameHas: string,
  add: (value: unknown) => string,
): (kind: EntryKind) => readonly string[] {
  const [first = ''] = words;
  const firstWord = `${add(first)}::text`;
  const patterns = words.map((word) => add(likePattern(word)));
  const hasAll = (text: string): string =>
    patterns.map((pattern) => `${text} ILIKE ${pattern}`).join(' AND ');
  const written = (kind: EntryKind): string => `
    SELECT e.id, 5, 'text', ${passageSql('e.body', firstWord)}, 0 FROM ${kind} e WHERE ${hasAll(TEXT)}`;
  const asked = `
    SELECT a.proposal_id, 5, 'text', ${passageSql('a.text', firstWord)}, a.no FROM ask a WHERE ${hasAll('a.text')}`;
  const putForward = `
    SELECT e.id, 6, 'text', n.name, n.no FROM entry_name n JOIN proposal e ON e.stakeholder_id = n.entry_id
     WHERE n.entry_kind = 'stakeholder' AND ${nameHas}`;
  return (kind) => (kind === 'proposal' ? [asked, written(kind), putForward] : [written(kind)]);
}

/**
 * The name of a published entry whose letters are most like a text that finds nothing. Hangul is compared by its letters, so
 * that 바우쳐 is like 바우처.
 */
export async function mostSimilarName(manager: EntityManager, q: string): Promise<string | undefined> {
  const [nearest] = await manager.query<{ name: string }[]>(
    `SELECT name FROM (
       SELECT name, word_similarity(normalize(search_form($1), NFD), normalize(form, NFD)) AS likeness
         FROM entry_name WHERE role <> 'ref') compared
      WHERE likeness >= $2 ORDER BY likeness DESC, length(name), name LIMIT 1`,
    [q, LEAST_LIKENESS],
  );
  return nearest?.name;
}
