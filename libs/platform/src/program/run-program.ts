import { InvalidConfig } from '../config/config.js';
import { SchemaNewerThanCode } from '../database/migrate.js';
import { StartUpProblem } from '../postgres/start-up-problem.js';
import { listenForStop } from './listen-for-stop.js';

export interface RunningProgram {
  close(): Promise<void>;
}

/** Longest that a program may take to end, milliseconds; what it leaves undone stands in the database. */
const CLOSE_WITHIN_MS = 20_000;

/**
 * Runs a server program to its end: starts it, closes it on SIGINT, SIGTERM or when the parent process goes, and turns
 * what keeps it from starting into plain lines on how to mend it. A second signal ends it at once.
 * @param start resolves when the program runs
 */
export async function runProgram(start: () => Promise<RunningProgram>): Promise<void> {
  let running: RunningProgram | undefined;
  const stopping = new AbortController();
  listenForStop(process, {
    onStop: () => {
      stopping.abort();
      if (running !== undefined) void close(running);
    },
    onHurry: () => process.exit(1),
  });
  try {
    running = await start();
  } catch (error) {
    process.stderr.write(`${explainStartUpFailure(error)}\n`);
    process.exit(1);
  }
  if (stopping.signal.aborted) await close(running);
}

async function close(program: RunningProgram): Promise<void> {
  setTimeout(() => process.exit(1), CLOSE_WITHIN_MS).unref();
  try {
    await program.close();
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  }
}

/** What to tell the person who started the program: one line per known problem, the whole error for an unknown one. */
export function explainStartUpFailure(error: unknown): string {
  if (error instanceof InvalidConfig || error instanceof StartUpProblem) return error.message;
  if (error instanceof SchemaNewerThanCode) {
    return (
      `데이터베이스가 이 프로그램보다 새 판입니다(${error.unknownMigrations.join(', ')}). 더 새로운 판을 실행해 주세요. / ` +
      `The database was migrated by a newer release (${error.unknownMigrations.join(', ')}). Run that release or a later one.`
    );
  }
  const { code, port, address } = error as { code?: unknown; port?: unknown; address?: unknown };
  if (code === 'EADDRINUSE') {
    return new StartUpProblem('port.in-use', { address: `${String(address)}:${String(port)}` }).message;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
