const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Within this time a further signal is the echo of the first: npm passes on what the terminal has sent to all already. */
const ECHO_MS = 1_000;

export interface StopRequests {
  /** Called at the first signal. */
  readonly onStop: () => void;
  /** Called at each later one: somebody is losing patience. */
  readonly onHurry: () => void;
}

/** Where signals come from: `process`, or something like it in a test. `connected` is false once the parent has gone. */
export type StopSource = NodeJS.EventEmitter & { readonly connected?: boolean | undefined };

/**
 * Turns the signals that ask a process to end, and the loss of the channel to its parent, into a wish to stop. A parent
 * that went before we listened counts too: its end was announced when nobody heard it.
 */
export function listenForStop(
  source: StopSource,
  { onStop, onHurry }: StopRequests,
  now: () => number = Date.now,
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
  if (source.connected === false) asked();
}
