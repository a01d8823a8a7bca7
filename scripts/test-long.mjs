/**
 * Runs one of the Jest projects that have a short and a long form: `node scripts/test-long.mjs PROJECT [--long]
 * [--seed N] [JEST OPTIONS]`. The tests read the form from the environment (test/support/test-form.ts).
 */
import { spawn } from 'node:child_process';
import path from 'node:path';

const [project, ...rest] = process.argv.slice(2);
const environment = { ...process.env };
const options = [];
for (let at = 0; at < rest.length; at += 1) {
  if (rest[at] === '--long') environment.JEONGHAP_TEST_FORM = 'long';
  else if (rest[at] === '--seed') environment.JEONGHAP_TEST_SEED = rest[(at += 1)];
  else options.push(rest[at]);
}
const jest = path.join(import.meta.dirname, '..', 'node_modules', 'jest', 'bin', 'jest.js');
const tests = spawn(process.execPath, [jest, '--selectProjects', project, '--maxWorkers', '1', ...options], {
  env: environment,
  stdio: 'inherit',
});
// what a terminal or CI sends to the whole group reaches the tests too; they end by themselves and tell how
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
tests.on('exit', (code, signal) => {
  process.exitCode = signal === null ? code : 1;
});
