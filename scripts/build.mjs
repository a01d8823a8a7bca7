/** `npm run build` builds all that `npm start` and the images run, if its sources changed. */
import { buildIfStale } from './build-if-stale.mjs';

await buildIfStale(['standalone', 'api', 'worker', 'web'], (line) => process.stderr.write(`${line}\n`));
