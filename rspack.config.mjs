import path from 'node:path';
import nodeExternals from 'webpack-node-externals';

/**
 * Nest's rspack builder merges this into its own configuration. npm packages stay outside the bundle; our libs go in.
 * @param {import('@rspack/core').Configuration} options configuration that the Nest CLI prepared for one app
 */
export default (options) => ({
  ...options,
  externals: [nodeExternals({ importType: 'module' })],
  externalsType: 'module',
  devtool: 'source-map',
  module: { ...options.module, parser: { javascript: { importMeta: false } } },
  resolve: { ...options.resolve, extensionAlias: { '.js': ['.ts', '.js'] }, tsConfig: path.resolve('tsconfig.json') },
});
