/**
 * Lets plain Node load our TypeScript, for the places that Jest's own module system does not reach: its global set-up, and
 * child processes that a test kills. `fork('test/support/register-typescript.cjs', ['some/file.ts'])` runs a file;
 * `require` it to register only.
 */
const { existsSync, readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { transformSync } = require('@swc/core');

const root = path.resolve(__dirname, '..', '..');
const options = {
  swcrc: false,
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
};

Module._extensions['.ts'] = (module, filename) => {
  module._compile(transformSync(readFileSync(filename, 'utf8'), { ...options, filename }).code, filename);
};

const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, parent, ...rest) {
  return resolve.call(this, toSource(request, parent), parent, ...rest);
};

/** "./x.js" next to TypeScript means x.ts, and "@jeonghap/x" the door of a lib: as in tsconfig.json. */
function toSource(request, parent) {
  const lib = /^@jeonghap\/([a-z-]+)$/.exec(request);
  if (lib) return path.join(root, 'libs', lib[1], 'src', 'index.ts');
  if (!/^\.{1,2}\/.*\.js$/.test(request) || !parent?.filename?.endsWith('.ts')) return request;
  const source = path.resolve(path.dirname(parent.filename), request.replace(/\.js$/, '.ts'));
  return existsSync(source) ? source : request;
}

if (require.main === module) {
  process.setSourceMapsEnabled(true);
  require(path.resolve(process.argv[2]));
}
