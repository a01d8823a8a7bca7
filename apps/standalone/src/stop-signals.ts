const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Within this time a further signal is the echo of the first: npm passes on what the terminal has sent to all already. */
const ECHO_MS = 1_000;

export interface StopRequests {
  /** Called at the first signal. */
  readonly onStop: () => void;
  /** Called at each later one: somebody is losing patience. */
  readonly onHurry: () => void;
}

/** Turns the signals that ask a process to end, and the loss of its parent's channel, into a wish to stop. */
export function listenForStop(
  source: NodeJS.EventEmitter,
  { onStop, onHurry }: StopRequests,
  now = Date.now,
): void {
  let askedAt: number | undefined;
  const asked = (): void => {
    if (askedAt === undefined) {
      askedAt = now();
      onStop();
    } else if (now() - askedAt >= ECHO_MS) {
      onHurry();
    }
  };
  for (const name of [...SIGNALS, 'disconnect']) source.on(name, asked);
}
