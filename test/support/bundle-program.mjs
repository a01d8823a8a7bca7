/**
 * Bundles a TypeScript program with some pieces of the sources replaced, so that a test can run the product with a
 * fault built in while the product itself has no switch for it:
 * `node bundle-program.mjs '{"entry": …, "output": …, "packages": …, "replacements": [{"file", "from", "to"}]}'`, paths
 * from the root. With `packages: "inside"` npm packages go into the bundle too (CommonJS, starts in half the time);
 * with `"outside"` it is a module that imports them, like the built product.
 */
import { builtinModules, createRequire } from 'node:module';
import path from 'node:path';
import { rspack } from '@rspack/core';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const { entry, output, packages, replacements } = JSON.parse(process.argv[2]);
const require = createRequire(path.join(ROOT, 'package.json'));

const isPackage = (request) => !/^(\.|\/|@jeonghap\/)/.test(request) && !path.isAbsolute(request);
const isBuiltIn = (request) => request.startsWith('node:') || builtinModules.includes(request);

/** Drivers that a package would use if they were installed. */
function isMissing(request) {
  try {
    require.resolve(request);
    return false;
  } catch (error) {
    return error.code === 'MODULE_NOT_FOUND';
  }
}

const inside = packages === 'inside';
const isOutside = (request) =>
  isBuiltIn(request) || (isPackage(request) && (inside ? isMissing(request) : true));
const files = [...new Set(replacements.map(({ file }) => file))];

const compiler = rspack({
  mode: 'none',
  context: ROOT,
  entry: path.join(ROOT, entry),
  devtool: inside ? false : 'inline-source-map',
  target: 'node20',
  output: {
    path: path.dirname(path.join(ROOT, output)),
    filename: path.basename(output),
    ...(inside ? { library: { type: 'commonjs2' } } : { module: true, library: { type: 'module' } }),
    asyncChunks: false,
  },
  experiments: { outputModule: !inside },
  externalsType: inside ? 'commonjs' : 'module',
  externals: [
    ({ request }, callback) =>
      isOutside(request) ? callback(undefined, `${inside ? 'commonjs' : 'module'} ${request}`) : callback(),
  ],
  externalsPresets: { node: false },
  resolve: {
    extensions: ['.ts', '.js', '.json'],
    extensionAlias: { '.js': ['.ts', '.js'] },
    tsConfig: path.join(ROOT, 'tsconfig.json'),
  },
  ignoreWarnings: [() => inside],
  module: {
    parser: { javascript: { importMeta: inside } },
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
      ...files.map((file) => ({
        resource: path.join(ROOT, file),
        enforce: 'pre',
        loader: path.join(import.meta.dirname, 'replace-text-loader.cjs'),
        options: { replacements: replacements.filter((replacement) => replacement.file === file) },
      })),
    ],
  },
  optimization: { minimize: false, nodeEnv: false },
});
const stats = await new Promise((resolve, reject) => {
  compiler.run((error, result) => (error ? reject(error) : resolve(result)));
});
await new Promise((resolve) => compiler.close(resolve));
const used = [...stats.compilation.fileDependencies];
const unused = files.filter((file) => !used.includes(path.join(ROOT, file)));
if (stats.hasErrors() || unused.length > 0) {
  process.stderr.write(`${stats.toString({ all: false, errors: true })}\n`);
  if (unused.length > 0) process.stderr.write(`not part of the program: ${unused.join(', ')}\n`);
  process.exit(1);
}
