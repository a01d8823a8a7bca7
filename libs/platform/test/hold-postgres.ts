import { startEmbeddedPostgres } from '../src/postgres/embedded-postgres.js';
import { StartUpProblem } from '../src/postgres/start-up-problem.js';

/** A process of its own that runs an embedded PostgreSQL until it is killed. Tests fork it: argument 3 is the data folder. */
startEmbeddedPostgres({ dataDir: process.argv[3] ?? '', log: (line) => process.send?.({ log: line }) }).then(
  ({ url, ownerUrl, port }) => {
    process.send?.({ url, ownerUrl, port });
    setInterval(() => undefined, 60_000); // an open IPC channel alone would do, but not every test keeps it open
  },
  (error: unknown) => {
    process.send?.({ refused: error instanceof StartUpProblem ? error.code : String(error) }, () =>
      process.exit(1),
    );
  },
);
