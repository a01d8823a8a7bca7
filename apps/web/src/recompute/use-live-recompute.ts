import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

export type Connection = 'connecting' | 'live' | 'polling';

/** The page's own requests come first, milliseconds. */
const openAfterMs = 1_000;
/** Answers are asked for at most this often, however many events come, milliseconds. */
const refreshAfterMs = 1_000;
/** Wait before a stream that the server refused is tried again, milliseconds; one that broke off the browser opens again. */
const reopenAfterMs = 15_000;
/** How often the page asks while the stream is away, seconds. */
export const pollSeconds = 5;

const followed: readonly string[] = ['recompute-status', 'score-sets', 'coverage-summary'];

function refresh(client: QueryClient): void {
  void client.invalidateQueries({ predicate: ({ queryKey }) => followed.includes(String(queryKey[0])) });
}

/**
 * Keeps what the page shows of recomputation up to date: the server's stream says when something happened, and while the
 * stream is away the page asks by itself.
 */
export function useLiveRecompute(): Connection {
  const client = useQueryClient();
  const [connection, setConnection] = useState<Connection>('connecting');
  useEffect(
    () =>
      followStream(setConnection, () => {
        refresh(client);
      }),
    [client],
  );
  useEffect(() => {
    if (connection !== 'polling') return undefined;
    const asking = setInterval(() => {
      refresh(client);
    }, pollSeconds * 1_000);
    return () => {
      clearInterval(asking);
    };
  }, [connection, client]);
  return connection;
}

/** @returns what ends it */
function followStream(tell: (connection: Connection) => void, onChange: () => void): () => void {
  let stream: EventSource | undefined;
  let opening: ReturnType<typeof setTimeout>;
  let telling: ReturnType<typeof setTimeout> | undefined;
  const note = (): void => {
    telling ??= setTimeout(() => {
      telling = undefined;
      onChange();
    }, refreshAfterMs);
  };
  const open = (): void => {
    const opened = new EventSource('/api/v1/recompute/events');
    stream = opened;
    opened.addEventListener('open', () => {
      tell('live');
    });
    opened.addEventListener('progress', note);
    opened.addEventListener('entry', note);
    opened.addEventListener('error', () => {
      tell('polling');
      if (opened.readyState === EventSource.CLOSED) opening = setTimeout(open, reopenAfterMs);
    });
  };
  opening = setTimeout(open, openAfterMs);
  return () => {
    clearTimeout(opening);
    clearTimeout(telling);
    stream?.close();
  };
}
