import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * As before, with the other function named in full: `pg_restore` looks nothing up by a search path, and a generated column calls this one
 * while rows are copied.
 */
const LEAD_CONSONANTS = `
CREATE OR REPLACE FUNCTION lead_consonants(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(string_agg(
           CASE WHEN ascii(unit) BETWEEN 44032 AND 55203
                THEN substr('ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ', (ascii(unit) - 44032) / 588 + 1, 1)
                ELSE unit END, '' ORDER BY place), '')
    FROM regexp_split_to_table(public.search_form(name), '') WITH ORDINALITY AS units (unit, place)
   WHERE unit <> ''
$$;`;

export class RestorableNames1769000005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LEAD_CONSONANTS);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
