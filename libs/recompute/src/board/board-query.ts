import { isUuid, likePattern } from '@jeonghap/catalogue';
import { type BoardFilter, type BoardSort } from './board.js';

/** A piece of SQL with its parameters; `$n` are numbered when pieces are joined. */
export class SqlParameters {
  readonly values: unknown[] = [];

  /** Adds a value and returns its placeholder. */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** Tables that the board reads: published proposals with the coverage of one score set. */
export const BOARD_FROM = `
  FROM proposal p
  JOIN stakeholder s ON s.id = p.stakeholder_id
  LEFT JOIN proposal_coverage c ON c.score_set_id = $1 AND c.proposal_id = p.id
 WHERE p.deleted_at IS NULL AND p.visibility = 'published'`;

export type FilterName = keyof BoardFilter;

/**
 * Conditions of a filter as SQL that starts with AND.
 * @param except filter to leave out, for counting its own values
 */
export function boardConditions(filter: BoardFilter, parameters: SqlParameters, except?: FilterName): string {
  const conditions: string[] = [];
  const when = <N extends FilterName>(
    name: N,
    build: (value: NonNullable<BoardFilter[N]>) => string,
  ): void => {
    const value = filter[name];
    if (name === except || value === undefined || value.length === 0) return;
    conditions.push(build(value));
  };
  when('q', (q) => {
    const pattern = parameters.add(likePattern(q));
    return `((p.title || ' ' || coalesce(p.title_en, '') || ' ' || p.body) ILIKE ${pattern}
      OR (s.title || ' ' || coalesce(s.title_en, '') || ' ' || array_to_string(s.aliases, ' ')) ILIKE ${pattern}
      OR p.external_ref = ${parameters.add(q)}
      OR EXISTS (SELECT FROM ask a WHERE a.proposal_id = p.id AND a.text ILIKE ${pattern}))`;
  });
  when('stakeholder', (keys) => {
    const ids = parameters.add(keys.filter(isUuid));
    const refs = parameters.add(keys.filter((key) => !isUuid(key)));
    return `(s.id = ANY (${ids}::uuid[]) OR s.external_ref = ANY (${refs}::text[]))`;
  });
  when('axis', (axes) => `p.axis = ANY (${parameters.add(axes)}::text[])`);
  when('coverage', (statuses) => `c.status = ANY (${parameters.add(statuses)}::text[])`);
  when('instrument', (ids) => `c.instruments && ${parameters.add(ids)}::text[]`);
  when('region', (ids) => `c.regions && ${parameters.add(ids)}::text[]`);
  when('occasion', (names) => `p.occasion = ANY (${parameters.add(names)}::text[])`);
  return conditions.map((condition) => ` AND ${condition}`).join('');
}

const COVERAGE_ORDER = `coalesce(array_position(ARRAY['gap','insufficient','partial','covered'], c.status), 0)`;

/** What each sort reads, its SQL type and direction; the id breaks ties. */
export const BOARD_SORT_KEYS: Readonly<
  Record<BoardSort, { readonly sql: string; readonly type: string; readonly direction: 'ASC' | 'DESC' }>
> = {
  '-updated': { sql: 'p.updated_at', type: 'timestamptz', direction: 'DESC' },
  title: { sql: 'p.title', type: 'text', direction: 'ASC' },
  stakeholder: { sql: 's.title', type: 'text', direction: 'ASC' },
  coverage: { sql: COVERAGE_ORDER, type: 'int', direction: 'ASC' },
  '-score': { sql: 'coalesce(c.best_score_tenths, 0)', type: 'int', direction: 'DESC' },
  ref: { sql: `coalesce(p.external_ref, '')`, type: 'text', direction: 'ASC' },
};

/** Where each countable filter finds its values; `unnest` makes a row of each value of a list. */
export const FACET_SOURCES = {
  stakeholder: {
    value: 's.id::text',
    label: `jsonb_build_object('ko', s.title, 'en', coalesce(s.title_en, s.title))`,
  },
  axis: { value: 'p.axis', label: 'NULL::jsonb' },
  coverage: { value: 'c.status', label: 'NULL::jsonb' },
  instrument: { value: 'unnest(c.instruments)', label: 'NULL::jsonb' },
  region: { value: 'unnest(c.regions)', label: 'NULL::jsonb' },
  occasion: {
    value: 'p.occasion',
    label: `jsonb_build_object('ko', p.occasion, 'en', coalesce(p.occasion_en, p.occasion))`,
  },
} as const satisfies Partial<Record<FilterName, { value: string; label: string }>>;

export type FacetName = keyof typeof FACET_SOURCES;
