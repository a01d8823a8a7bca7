/**
 * The texts that hashes are taken of, as SQL over an entry `e` and a seal `s`. Stored seals hold for these very texts, so
 * they never change: a further column needs a text of its own beside them.
 */
const utc = (time: string): string => `to_char(${time} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`;

export const CANONICAL_ENTRY = `jsonb_build_array(e.id, ${utc('e.at')}, e.actor, e.key_id, e.kind, e.subject, e.act, e.before,
  e.after, e.network, e.request_id, e.method, e.route)::text`;

export const CANONICAL_SEAL = `jsonb_build_array(s.no, ${utc('s.at')}, to_jsonb(s.entry_ids))::text`;
