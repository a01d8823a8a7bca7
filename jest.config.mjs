// Jest runs CommonJS: on Node 20 it cannot require() the ESM-only Nest packages, so SWC transforms those too.
const swcTs = {
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true, dynamicImport: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    keepClassNames: true,
  },
  module: { type: 'commonjs', ignoreDynamic: false },
  sourceMaps: 'inline',
};
const swcJs = { jsc: { target: 'es2023', parser: { syntax: 'ecmascript' } }, module: { type: 'commonjs' } };
const libs = [
  'korean-text',
  'alignment',
  'platform',
  'audit',
  'identity',
  'catalogue',
  'recompute',
  'review',
  'fit',
  'reports',
  'delivery',
];
// Jest runs tests in a context of its own, where each look-up of a global is a call into C++: what loops ask for by the
// million is handed to every module instead. Not Date and timers, which tests replace, nor what packages declare themselves.
const handedGlobals = [
  'Math',
  'Object',
  'Array',
  'Map',
  'Set',
  'WeakMap',
  'Number',
  'String',
  'JSON',
  'Symbol',
]
  .concat(['Int32Array', 'Uint8Array', 'Uint16Array', 'Uint32Array', 'Float32Array', 'Float64Array'])
  .concat(['Error', 'RegExp', 'Promise', 'Reflect']);
const common = {
  testEnvironment: 'node',
  sandboxInjectedGlobals: handedGlobals,
  rootDir: import.meta.dirname,
  moduleFileExtensions: ['ts', 'mjs', 'js', 'json'],
  transform: { '^.+\\.ts$': ['@swc/jest', swcTs], '^.+\\.m?js$': ['@swc/jest', swcJs] },
  transformIgnorePatterns: [
    '/node_modules/(?!(@nestjs|file-type|strtok3|token-types|@borewit|@tokenizer|uint8array-extras|es-toolkit|content-disposition|@sparticuz|openid-client|oauth4webapi|jose|oidc-provider|@hyunbinseo|saxen)/)',
  ],
  moduleNameMapper: {
    ...Object.fromEntries(libs.map((lib) => [`^@jeonghap/${lib}$`, `<rootDir>/libs/${lib}/src/index.ts`])),
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};
const withDatabase = {
  globalSetup: '<rootDir>/test/support/start-postgres.ts',
  globalTeardown: '<rootDir>/test/support/stop-postgres.ts',
};
export default {
  reporters: ['default', '<rootDir>/test/support/closing-line-reporter.mjs'],
  testTimeout: 180_000,
  testSequencer: '<rootDir>/test/support/longest-first.mjs',
  projects: [
    {
      ...common,
      displayName: 'unit',
      roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/scripts'],
      testRegex: '\\.spec\\.ts$',
    },
    {
      ...common,
      ...withDatabase,
      displayName: 'integration',
      roots: ['<rootDir>/libs', '<rootDir>/apps'],
      testRegex: '\\.int-spec\\.ts$',
    },
    {
      ...common,
      ...withDatabase,
      displayName: 'api',
      roots: ['<rootDir>/test/api'],
      testRegex: '\\.e2e-spec\\.ts$',
    },
    {
      ...common,
      displayName: 'standalone',
      roots: ['<rootDir>/test/standalone'],
      testRegex: '\\.e2e-spec\\.ts$',
    },
    {
      ...common,
      globalSetup: '<rootDir>/test/support/prepare-product.ts',
      globalTeardown: '<rootDir>/test/support/remove-prepared-product.ts',
      displayName: 'browser',
      roots: ['<rootDir>/test/browser'],
      testRegex: '\\.e2e-spec\\.ts$',
    },
    { ...common, displayName: 'faults', roots: ['<rootDir>/test/faults'], testRegex: '\\.fault-spec\\.ts$' },
    {
      ...common,
      displayName: 'property',
      roots: ['<rootDir>/test/property'],
      testRegex: '\\.property-spec\\.ts$',
    },
  ],
};
