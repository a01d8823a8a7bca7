import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const NEST = path.join(root, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
const VITE = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');

const sourcesIn = (folder) => readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}/src`);
const SERVER_SOURCES = [
  ...sourcesIn('apps'),
  ...sourcesIn('libs'),
  'nest-cli.json',
  'rspack.config.mjs',
].filter((source) => source !== 'apps/web/src');

/** What is built, by what, into which file, from which sources (folders or files). */
const server = (name) => ({
  name,
  command: [NEST, 'build', name],
  product: path.join('dist', 'apps', name, 'main.js'),
  sources: SERVER_SOURCES,
});
const TARGETS = {
  api: server('api'),
  worker: server('worker'),
  standalone: server('standalone'),
  web: {
    name: 'web',
    command: [VITE, 'build', 'apps/web', '--logLevel', 'warn'],
    product: path.join('dist', 'apps', 'web', 'index.html'),
    sources: ['apps/web'],
  },
};
/** Sources of every target. */
const COMMON_SOURCES = ['package-lock.json', 'tsconfig.json'];
const NOT_SOURCES =
  /^(node_modules|dist|test|bench|sample|thesaurus|assets)$|\.(spec|int-spec|e2e-spec)\.tsx?$/;
const ATTEMPTS_TO_WAIT = 600;

/**
 * Builds those of the targets whose product is absent or was built from other sources than there are now. Sources are
 * compared by content, so a fresh checkout of what was built already builds nothing.
 *
 * @param {readonly string[]} names of targets: api, worker, standalone, web
 * @param {(line: string) => void} log
 * @throws {Error} with the output of a build that failed
 */
export async function buildIfStale(names, log) {
  const unknown = names.find((name) => !(name in TARGETS));
  if (unknown !== undefined)
    throw new Error(`No such target: ${unknown} (there are ${Object.keys(TARGETS).join(', ')})`);
  const stale = () => names.map((name) => TARGETS[name]).filter(isStale);
  if (stale().length === 0) return;
  const unlock = await lockBuild();
  try {
    const targets = stale(); // another start may have built them while we waited
    if (targets.length > 0) log(`Building ${targets.map(({ name }) => name).join(', ')} …`);
    for (const target of targets) await build(target);
  } finally {
    unlock();
  }
}

async function build(target) {
  const fingerprint = fingerprintOf(target);
  rmSync(stampFile(target), { force: true });
  await run(target.command);
  if (!existsSync(path.join(root, target.product)))
    throw new Error(`The build of ${target.name} made no ${target.product}`);
  mkdirSync(path.dirname(stampFile(target)), { recursive: true });
  writeFileSync(stampFile(target), fingerprint);
}

function isStale(target) {
  const isBuilt = existsSync(path.join(root, target.product));
  if (!existsSync(target.command[0])) {
    // An installation without development packages runs what it was shipped with.
    if (isBuilt) return false;
    throw new Error(
      `${target.product} is absent and cannot be built without development packages: run "npm install"`,
    );
  }
  return (
    !isBuilt ||
    !existsSync(stampFile(target)) ||
    readFileSync(stampFile(target), 'utf8') !== fingerprintOf(target)
  );
}

function fingerprintOf(target) {
  const hash = createHash('sha256');
  for (const source of [...target.sources, ...COMMON_SOURCES]) {
    for (const file of filesOf(source))
      hash
        .update(`${file}\0`)
        .update(readFileSync(path.join(root, file)))
        .update('\0');
  }
  return hash.digest('hex');
}

/** Paths below the project, in the same order on every machine. */
function filesOf(source) {
  const absolute = path.join(root, source);
  if (!existsSync(absolute)) return [];
  if (!statSync(absolute).isDirectory()) return [source];
  const names = readdirSync(absolute).filter((name) => !NOT_SOURCES.test(name));
  return names.sort().flatMap((name) => filesOf(path.posix.join(source, name)));
}

function stampFile(target) {
  return path.join(root, 'dist', '.stamps', target.name);
}

function run([script, ...args]) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: root,
      // what is built is shipped, whoever starts the build: under another NODE_ENV the page would carry React's development code
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(output.trim() || `ended with ${code}`)),
    );
  });
}

/** Two starts at the same time must not build into the same folder. The lock of a killed build is taken over. */
async function lockBuild() {
  const lock = path.join(root, 'dist', '.building');
  mkdirSync(path.dirname(lock), { recursive: true });
  for (let attempt = 0; attempt < ATTEMPTS_TO_WAIT; attempt += 1) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return () => rmSync(lock, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!isHeld(lock)) rmSync(lock, { force: true });
    else await sleep(500);
  }
  throw new Error(`${lock} is held by another build for too long; remove it if there is none`);
}

function isHeld(lock) {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** `node scripts/build-if-stale.mjs standalone worker web` */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildIfStale(process.argv.slice(2), (line) => process.stderr.write(`${line}\n`));
}
