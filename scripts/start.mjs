/**
 * `npm start [standalone|api|worker]`: builds what is missing or outdated and runs it in this very process, so that
 * signals and the exit code need nobody to pass them on.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { fileURLToPath, pathToFileURL } from 'node:url';

const NEEDED = [20, 19];
const BUILDS = { standalone: ['standalone', 'worker', 'web'], api: ['api', 'web'], worker: ['worker'] };
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const name = process.argv[2] ?? 'standalone';

function say(line) {
  process.stderr.write(`${line}\n`);
}

function refuse(line) {
  say(line);
  process.exit(1);
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  const needed = NEEDED.join('.');
  refuse(
    `Node.js ${needed} 이상이 필요합니다 (지금 ${process.versions.node}). https://nodejs.org 에서 새 판을 설치해 주세요. / ` +
      `Node.js ${needed} or later is needed (this is ${process.versions.node}). Install it from https://nodejs.org`,
  );
}
if (!(name in BUILDS)) refuse(`npm start [${Object.keys(BUILDS).join('|')}]`);
if (!existsSync(path.join(root, 'node_modules', 'pg'))) {
  refuse('npm install을 먼저 실행해 주세요. / Run npm install first.');
}

const settings = path.join(root, '.env');
if (existsSync(settings)) process.loadEnvFile(settings);

try {
  const { buildIfStale } = await import('./build-if-stale.mjs');
  await buildIfStale(BUILDS[name], say);
} catch (error) {
  refuse(
    `빌드하지 못했습니다. / The build failed.\n${error instanceof Error ? error.message : String(error)}`,
  );
}
stopWithNpm();
process.setSourceMapsEnabled(true);
await import(pathToFileURL(path.join(root, 'dist', 'apps', name, 'main.js')).href);

/**
 * npm starts us through a shell, and passes SIGTERM on to that shell alone, which ends without telling us. Its end is then
 * our signal; not so without npm, where a parent that leaves (nohup, a closed terminal) means for us to stay.
 */
function stopWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  let isAsked = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => (isAsked = true));
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    if (!isAsked) process.kill(process.pid, 'SIGTERM');
  }, 250);
  watch.unref();
}
