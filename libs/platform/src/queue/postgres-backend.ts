import { createPostgresBackend, withBackend } from 'bullmq';

/** What BullMQ's fetch of a job gives; its own type has untyped places. */
type Fetched = unknown[];

/** A failure that BullMQ takes for a lost connection: it waits for its retry delay and asks again. */
class QueueAway extends Error {
  override readonly name = 'QueueAway';
  readonly code = 'ECONNREFUSED';
}

/**
 * BullMQ's classes on PostgreSQL. BullMQ knows a lost connection by Redis' words for it; what PostgreSQL says while it
 * restarts is none of them, and its worker would ask for the next job again at once, without end. So every failure to
 * fetch a job is reported in those words, and the worker waits.
 *
 * @param onFailure told of each failure to fetch a job
 */
export const postgresClasses = (onFailure: (error: unknown) => void) =>
  withBackend<
    ReturnType<typeof createPostgresBackend>,
    Parameters<typeof createPostgresBackend>[1]['connection']
  >((...parameters) => {
    const backend = createPostgresBackend(...parameters);
    const moveToActive = backend.moveToActive.bind(backend);
    backend.moveToActive = async (...job): Promise<Fetched> => {
      try {
        return await moveToActive(...job);
      } catch (cause) {
        onFailure(cause);
        throw new QueueAway(cause instanceof Error ? cause.message : String(cause), { cause });
      }
    };
    return backend;
  });
