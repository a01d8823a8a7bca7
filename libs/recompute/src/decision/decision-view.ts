import { type DecisionView } from './pair-decision.js';

/** A `DecisionView` as the database sends it; times are ISO texts. */
export interface DecisionRow {
  readonly verdict: DecisionView['verdict'];
  readonly scoreTenths: number | null;
  readonly isStale: boolean;
  readonly decidedAt: string;
}

/** SQL of a `DecisionRow`. @param table name of a row of `pair_decision` */
export const decisionSql = (table: string): string => `
  json_build_object('verdict', ${table}.verdict, 'scoreTenths', ${table}.score_tenths,
    'isStale', ${table}.text_digest IS DISTINCT FROM pair_text_digest(${table}.ask_id, ${table}.measure_id),
    'decidedAt', ${table}.decided_at)`;

export function toDecisionView({ verdict, scoreTenths, isStale, decidedAt }: DecisionRow): DecisionView {
  const score = scoreTenths === null ? null : scoreTenths / 10;
  return { verdict, score, isStale, decidedAt: new Date(decidedAt) };
}
