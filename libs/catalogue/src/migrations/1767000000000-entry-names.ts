import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * `search_form`: a name as it is compared: composed, in small letters, without spaces and punctuation, so that 「AI 기본법」 and
 * "ai기본법" are the same. `lead_consonants`: the form with each Hangul syllable cut to its lead consonant (초성).
 */
const FUNCTIONS = `
CREATE FUNCTION search_form(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT regexp_replace(lower(normalize(name, NFC)),
    '[[:space:]!-/:-@\\[-\`{-~·ㆍ‧∙•「」『』〈〉《》【】“”‘’–—…]+', '', 'g')
$$;

CREATE FUNCTION lead_consonants(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(string_agg(
           CASE WHEN ascii(unit) BETWEEN 44032 AND 55203
                THEN substr('ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ', (ascii(unit) - 44032) / 588 + 1, 1)
                ELSE unit END, '' ORDER BY place), '')
    FROM regexp_split_to_table(search_form(name), '') WITH ORDINALITY AS units (unit, place)
   WHERE unit <> ''
$$;`;

const TABLE = `
CREATE TABLE entry_name (
  entry_id uuid NOT NULL,
  no int NOT NULL,
  entry_kind text NOT NULL CHECK (entry_kind IN ('stakeholder', 'proposal', 'programme', 'legislative_item')),
  role text NOT NULL CHECK (role IN ('title', 'alias', 'ref')),
  name text NOT NULL,
  form text NOT NULL GENERATED ALWAYS AS (search_form(name)) STORED,
  leads text NOT NULL GENERATED ALWAYS AS (lead_consonants(name)) STORED,
  PRIMARY KEY (entry_id, no)
);
CREATE INDEX entry_name_form ON entry_name USING gin (form gin_trgm_ops);
CREATE INDEX entry_name_leads ON entry_name USING gin (leads gin_trgm_ops);
ALTER TABLE entry_name ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY published ON entry_name FOR SELECT USING (true);
CREATE POLICY editing ON entry_name USING ((SELECT acts_for_all() OR is_editing()))
  WITH CHECK ((SELECT acts_for_all() OR is_editing()));
COMMENT ON TABLE entry_name IS 'What published entries are searched by; kept by triggers, drafts have no rows';`;

/** Kept by a trigger, so that no way of writing goes round it. An entry that is not published has no names here. */
const KEEPING = `
CREATE FUNCTION write_entry_names(kind text, entry jsonb) RETURNS void LANGUAGE sql AS $$
  DELETE FROM entry_name WHERE entry_id = (entry ->> 'id')::uuid;
  INSERT INTO entry_name (entry_id, no, entry_kind, role, name)
  SELECT (entry ->> 'id')::uuid, row_number() OVER (ORDER BY min(place), name), kind,
         (array_agg(role ORDER BY place))[1], name
    FROM (SELECT 1 AS place, 'title' AS role, entry ->> 'title' AS name
          UNION ALL SELECT 2, 'title', entry ->> 'title_en'
          UNION ALL SELECT 3, 'ref', entry ->> 'external_ref'
          -- what stands behind the source's prefix: P01 of seed:P01
          UNION ALL SELECT 4, 'ref', substring(entry ->> 'external_ref' FROM '[^:]+$')
          UNION ALL SELECT 5, 'alias', jsonb_array_elements_text(
            CASE jsonb_typeof(entry -> 'aliases') WHEN 'array' THEN entry -> 'aliases' ELSE '[]' END)
          UNION ALL SELECT 6, 'alias', concat_ws(' ', law.name, entry ->> 'article')
            FROM (SELECT entry ->> 'law' AS name
                  UNION SELECT jsonb_array_elements_text(
                    CASE jsonb_typeof(entry -> 'law_aliases') WHEN 'array' THEN entry -> 'law_aliases' ELSE '[]' END)
                 ) law WHERE law.name IS NOT NULL) names
   WHERE name IS NOT NULL AND search_form(name) <> ''
     AND entry ->> 'deleted_at' IS NULL AND entry ->> 'visibility' = 'published'
   GROUP BY name
$$;

CREATE FUNCTION keep_entry_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM write_entry_names(TG_TABLE_NAME, to_jsonb(NEW));
  RETURN NULL;
END $$;`;

/** Columns of each table that its names are made of, or that decide whether it has any. */
const NAMED_TABLES: readonly (readonly [table: string, columns: string])[] = [
  ['stakeholder', 'aliases'],
  ['proposal', ''],
  ['programme', ''],
  ['legislative_item', 'law, law_aliases, article'],
];

const keepNamesOf = (table: string, columns: string): string => `
CREATE TRIGGER name_entry AFTER INSERT OR UPDATE OF
  title, title_en, external_ref, visibility, deleted_at${columns === '' ? '' : `, ${columns}`} ON ${table}
  FOR EACH ROW EXECUTE FUNCTION keep_entry_names();
SELECT count(write_entry_names('${table}', to_jsonb(entry))) FROM ${table} entry;`;

export class EntryNames1767000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FUNCTIONS);
    await runner.query(TABLE);
    await runner.query(KEEPING);
    for (const [table, columns] of NAMED_TABLES) await runner.query(keepNamesOf(table, columns));
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
