/**
 * `npm run check`: all checks that need no database of their own, in two lanes at once, since most of them use one core. What a check
 * says is printed when it ends; the first that fails ends both lanes.
 */
import { spawn } from 'node:child_process';

const LANES = [
  ['check:lint', 'check:unused', 'sample:check'],
  ['check:types', 'check:format', 'check:imports', 'check:guards', 'thesaurus', 'openapi:check'],
];

const running = new Set();

/** @returns whether a script of package.json ended well */
function runScript(name) {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', name], { stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.once('close', (code) => {
      running.delete(child);
      process.stdout.write(`${code === 0 ? '✓' : '✗'} ${name}\n${output}`);
      resolve(code === 0);
    });
  });
}

async function runLane(names) {
  for (const name of names) {
    if (process.exitCode === 1) return;
    if (await runScript(name)) continue;
    process.exitCode = 1;
    for (const child of running) child.kill();
  }
}

await Promise.all(LANES.map(runLane));
