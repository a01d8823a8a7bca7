/**
 * Runs a TypeScript command of this folder: `node scripts/run.mjs <name> [arguments]` bundles `scripts/<name>/main.ts`
 * into `dist/scripts/<name>.mjs` unless that is up to date, and ends with the exit code that its `main(argv)` resolves
 * to. npm packages stay outside the bundle; our own libs are found by their alias.
 */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = path.resolve(import.meta.dirname, '..');
const OUTPUT = path.join(ROOT, 'dist', 'scripts');
/** What changes every bundle when it changes. */
const COMMON_INPUTS = ['scripts/run.mjs', 'tsconfig.json', 'package.json'].map((file) =>
  path.join(ROOT, file),
);

const [name, ...argv] = process.argv.slice(2);
const names = readdirSync(import.meta.dirname).filter((entry) => existsSync(entryOf(entry)));
if (name === undefined || !names.includes(name)) {
  process.stderr.write(`usage: node scripts/run.mjs NAME [ARGUMENTS]\nNAME is one of: ${names.join(', ')}\n`);
  process.exit(2);
}
if (isStale(name)) await bundle(name);
process.setSourceMapsEnabled(true);
const { main } = await import(pathToFileURL(path.join(OUTPUT, `${name}.mjs`)).href);
process.exitCode = await main(argv);

function entryOf(command) {
  return path.join(import.meta.dirname, command, 'main.ts');
}

function inputsFile(command) {
  return path.join(OUTPUT, `${command}.inputs.json`);
}

/** Whether a file that went into the bundle is gone or has another time or size than it had then. */
function isStale(command) {
  if (!existsSync(path.join(OUTPUT, `${command}.mjs`)) || !existsSync(inputsFile(command))) return true;
  const inputs = JSON.parse(readFileSync(inputsFile(command), 'utf8'));
  return Object.entries(inputs).some(([file, stamp]) => stampOf(path.join(ROOT, file)) !== stamp);
}

function stampOf(file) {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat === undefined ? 'absent' : `${stat.mtimeMs}/${stat.size}`;
}

/** Builds beside the final place and moves, so that a broken or doubled run never leaves half a bundle. */
async function bundle(command) {
  const { rspack } = await import('@rspack/core');
  const workshop = path.join(OUTPUT, `.${command}-${process.pid}`);
  mkdirSync(workshop, { recursive: true });
  try {
    const inputs = [...COMMON_INPUTS, ...(await compile(rspack, command, workshop))];
    const stamps = Object.fromEntries(inputs.map((file) => [path.relative(ROOT, file), stampOf(file)]));
    for (const file of [`${command}.mjs.map`, `${command}.mjs`])
      renameSync(path.join(workshop, file), path.join(OUTPUT, file));
    writeFileSync(inputsFile(command), JSON.stringify(stamps));
  } finally {
    rmSync(workshop, { recursive: true });
  }
}

/** @returns our own files that went into the bundle */
async function compile(rspack, command, directory) {
  const compiler = rspack(configurationOf(command, directory));
  const stats = await new Promise((resolve, reject) => {
    compiler.run((error, result) => (error ? reject(error) : resolve(result)));
  });
  await new Promise((resolve) => compiler.close(resolve));
  if (stats.hasErrors()) {
    process.stderr.write(`${stats.toString({ all: false, errors: true })}\n`);
    process.exit(1);
  }
  const isOwn = (file) => file.startsWith(ROOT + path.sep) && !file.includes('node_modules');
  return [...stats.compilation.fileDependencies].filter((file) => isOwn(file) && statSync(file).isFile());
}

function configurationOf(command, directory) {
  const isPackage = (request) => !/^(\.|\/|@jeonghap\/)/.test(request) && !path.isAbsolute(request);
  const isBuiltIn = (request) => request.startsWith('node:') || builtinModules.includes(request);
  return {
    mode: 'none',
    context: ROOT,
    entry: entryOf(command),
    devtool: 'source-map',
    target: 'node20',
    output: {
      path: directory,
      filename: `${command}.mjs`,
      module: true,
      library: { type: 'module' },
      asyncChunks: false,
    },
    experiments: { outputModule: true },
    externalsType: 'module',
    externals: [
      ({ request }, callback) =>
        isPackage(request) || isBuiltIn(request) ? callback(undefined, `module ${request}`) : callback(),
    ],
    externalsPresets: { node: false },
    resolve: {
      extensions: ['.ts', '.js'],
      extensionAlias: { '.js': ['.ts', '.js'] },
      tsConfig: path.join(ROOT, 'tsconfig.json'),
    },
    module: {
      // scripts find files from where they run, not from where they were built
      parser: { javascript: { importMeta: false } },
      rules: [
        {
          test: /\.ts$/,
          type: 'javascript/esm',
          loader: 'builtin:swc-loader',
          options: {
            jsc: {
              target: 'es2023',
              parser: { syntax: 'typescript', decorators: true },
              transform: { legacyDecorator: true, decoratorMetadata: true },
              keepClassNames: true,
            },
          },
        },
      ],
    },
    optimization: { minimize: false, nodeEnv: false },
  };
}
