import { type Report } from '@jeonghap/reports';
import { type EntityManager } from 'typeorm';
import { TRIED_HOURS } from '../outbox/outbox.js';
import { eventsOfReport, movedDeadlines } from './report-events.js';

/** Last days of application as published at the end of the report's week. */
async function readDeadlines(
  manager: EntityManager,
  report: Report,
): Promise<ReadonlyMap<string, string | null>> {
  const ids = movedDeadlines(report).map(({ programme }) => programme.id);
  if (ids.length === 0) return new Map();
  const rows = await manager.query<{ id: string; deadline: string | null }[]>(
    `SELECT DISTINCT ON (entry_id) entry_id AS id,
            CASE WHEN snapshot ->> 'visibility' = 'published' THEN snapshot ->> 'application_to' END AS deadline
       FROM entry_revision WHERE entry_kind = 'programme' AND entry_id::text = ANY ($1::text[]) AND at < $2
      ORDER BY entry_id, revision DESC`,
    [ids, report.until],
  );
  return new Map(rows.map(({ id, deadline }) => [id, deadline]));
}

/**
 * Puts the single changes of a public report into the outbox for the endpoints that chose them. A change is told once for its week: a
 * correction adds what was not told before.
 */
export async function putReportEvents(manager: EntityManager, report: Report): Promise<void> {
  const events = eventsOfReport(report, await readDeadlines(manager, report));
  if (events.length === 0) return;
  await manager.query(
    `INSERT INTO delivery (kind, key, event, week, edition, data, endpoint_id, give_up_at)
     SELECT 'webhook', one ->> 'event' || '/' || $1::text || '/' || (one ->> 'subjectId') || '/endpoint/' || e.id,
            one ->> 'event', $1, $2, one -> 'data', e.id, clock_timestamp() + make_interval(hours => $4)
       FROM jsonb_array_elements($3::jsonb) WITH ORDINALITY AS list (one, place)
       JOIN webhook_endpoint e ON e.state = 'active' AND (one ->> 'event') = ANY (e.events)
      ORDER BY place
     ON CONFLICT (key) DO NOTHING`,
    [report.week, report.edition, JSON.stringify(events), TRIED_HOURS],
  );
}
