/** Ends one part. With `hurry` it waits for no one and loses nothing that was written. */
export type StopPart = (hurry: boolean) => Promise<void>;

/** What runs, in the order in which it was started. */
export interface RunningParts {
  add(stop: StopPart): void;
  /** Ends the parts one after the other, the last started first. A part that fails to end does not keep the others. */
  stop(): Promise<void>;
  /** Ends all parts at the same time, also those that `stop` is waiting for. */
  stopAtOnce(): Promise<void>;
}

/** @param log takes a line for each part that did not end well */
export function runningParts(log: (line: string) => void): RunningParts {
  const parts: StopPart[] = [];
  const end = async (part: StopPart, hurry: boolean): Promise<void> => {
    try {
      await part(hurry);
    } catch (error) {
      log(`Did not stop cleanly: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  let stopping: Promise<void> | undefined;
  const stopInOrder = async (): Promise<void> => {
    for (const part of [...parts].reverse()) await end(part, false);
  };
  return {
    add: (stop) => {
      parts.push(stop);
    },
    stop: () => (stopping ??= stopInOrder()),
    stopAtOnce: async () => {
      await Promise.all(parts.map((part) => end(part, true)));
    },
  };
}
