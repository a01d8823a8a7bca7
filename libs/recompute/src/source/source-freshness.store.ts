import { type EntityManager } from 'typeorm';

/** Where entries come from, and how old that is. */
export interface SourceFreshness {
  /** A source document, an address that was fetched, or neither. */
  readonly origin: 'document' | 'address' | 'none';
  /** Kind of the documents, such as `press`, or the host of the addresses; null of entries without a source. */
  readonly register: string | null;
  /** Published entries that come from there. */
  readonly entries: number;
  /** When an address was last fetched. */
  readonly retrievedAt: Date | null;
  /** Date of the newest document, as it says of itself. */
  readonly publishedOn: string | null;
  /** Days since the later of both, on the database's clock in Korea; null where neither is known. */
  readonly ageDays: number | null;
}

/** Registers that are listed; a catalogue has a dozen. */
const MOST_REGISTERS = 100;

const SOURCED = ['proposal', 'programme', 'legislative_item']
  .map(
    (table) => `SELECT source_document_id, source_url, source_fetched_at FROM ${table}
                 WHERE deleted_at IS NULL AND visibility = 'published'`,
  )
  .join(' UNION ALL ');

/** How old each register is that published entries come from, those of unknown age and then the oldest first. */
export function listSourceFreshness(manager: EntityManager): Promise<readonly SourceFreshness[]> {
  return manager.query<SourceFreshness[]>(
    `SELECT origin, register, entries, retrieved_at AS "retrievedAt", published_on::text AS "publishedOn",
            CASE WHEN newest IS NOT NULL
                 THEN greatest(0, (clock_timestamp() AT TIME ZONE 'Asia/Seoul')::date - newest) END AS "ageDays"
       FROM (
         SELECT origin, register, count(*)::int AS entries, max(fetched_at) AS retrieved_at,
                max(published_on) AS published_on,
                greatest((max(fetched_at) AT TIME ZONE 'Asia/Seoul')::date, max(published_on)) AS newest
           FROM (
             SELECT CASE WHEN e.source_url IS NOT NULL THEN 'address' WHEN d.id IS NOT NULL THEN 'document'
                         ELSE 'none' END AS origin,
                    CASE WHEN e.source_url IS NOT NULL
                         THEN coalesce(lower(substring(e.source_url from '^[a-zA-Z]+://(?:[^/@]*@)?([^/:?#]+)')), e.source_url)
                         ELSE d.kind END AS register,
                    e.source_fetched_at AS fetched_at,
                    CASE WHEN e.source_url IS NULL THEN d.published_on END AS published_on
               FROM (${SOURCED}) e LEFT JOIN source_document d ON d.id = e.source_document_id) sourced
          GROUP BY origin, register) registers
      ORDER BY newest NULLS FIRST, origin, register
      LIMIT ${String(MOST_REGISTERS)}`,
  );
}
