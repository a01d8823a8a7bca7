import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * What waits to go out, in numbers, for whoever looks at the status page. It reads the whole outbox and gives neither whom a delivery is
 * for nor what a server answered, which may hold names of hosts: of that only the kind of trouble.
 */
const BACKLOG = `
CREATE FUNCTION delivery_backlog()
RETURNS TABLE (kind text, waiting int, oldest_age_seconds int, trouble text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  process text := coalesce(current_setting('jeonghap.process', true), '');
BEGIN
  -- the row policies hold for the owner as well; what is read here leaves the function as numbers
  PERFORM set_config('jeonghap.process', 'maintenance', true);
  RETURN QUERY
  SELECT d.kind, count(*)::int,
         greatest(0, extract(epoch FROM clock_timestamp() - min(d.created_at)))::int,
         (array_agg(CASE WHEN d.last_answer ~ '^(HTTP )?[1-5][0-9]{2}' THEN 'refused'
                         WHEN d.last_answer = 'address is not public' THEN 'address-not-public'
                         WHEN d.last_answer ~ '^[A-Z][A-Z0-9_]+$' OR d.last_answer IN ('TimeoutError', 'AbortError') THEN 'unreachable'
                         ELSE 'unknown' END ORDER BY d.attempted_at DESC NULLS LAST)
            FILTER (WHERE d.last_answer IS NOT NULL))[1]
    FROM delivery d WHERE d.state = 'waiting' GROUP BY d.kind ORDER BY d.kind;
  PERFORM set_config('jeonghap.process', process, true);
END $$;`;

export class DeliveryBacklog1775000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(BACKLOG);
  }

  /** Migrations only go forward; a mistake is mended by a further one. */
  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}
