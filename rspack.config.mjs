/**
 * Nest's rspack builder calls this with the configuration it prepared for one app. `import.meta` stays as written, so
 * that a bundle finds its files from where it runs and not from where it was built.
 * @param {import('@rspack/core').Configuration} options
 */
export default (options) => ({
  ...options,
  module: { ...options.module, parser: { javascript: { importMeta: false } } },
});
