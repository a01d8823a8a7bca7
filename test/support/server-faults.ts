import { setTimeout as sleep } from 'node:timers/promises';

/** Whether a statement failed because the server, its session or a lock was away. */
export function isFaultOfTheServer(error: unknown): boolean {
  const { driverError } = error as { driverError?: unknown };
  const { code, message } = (driverError ?? error) as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && /^(08|40|53|55|57|E[A-Z]+)/.test(code)) return true;
  return /Connection terminated|connection error|Client was closed|server closed|timeout exceeded|already released/.test(
    String(message),
  );
}

/** Repeats what fails while the database recovers, for 20 s at most. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt > 400 || !isFaultOfTheServer(error)) throw error;
      await sleep(50);
    }
  }
}
