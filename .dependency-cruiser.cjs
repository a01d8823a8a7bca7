/** Which of our libs a lib may import. A lib that is not in the table may import none and be imported by none. */
const MAY_IMPORT = {
  'korean-text': [],
  alignment: ['korean-text'],
  platform: [],
  audit: ['platform'],
  identity: ['audit', 'platform'],
  catalogue: ['audit', 'platform', 'korean-text', 'alignment'],
  recompute: ['catalogue', 'audit', 'alignment', 'platform'],
  review: ['recompute', 'catalogue', 'alignment', 'platform'],
  fit: ['catalogue', 'alignment', 'korean-text', 'audit', 'platform'],
  reports: ['review', 'recompute', 'fit', 'catalogue', 'alignment', 'korean-text', 'platform'],
  delivery: ['reports', 'identity', 'catalogue', 'audit', 'platform'],
};

/** npm packages that the pure libs may use. */
const PURE = { 'korean-text': ['es-hangul'], alignment: [] };

const TEST_FILE = '\\.(spec|int-spec|e2e-spec)\\.tsx?$';
const TEST_CODE = `${TEST_FILE}|^libs/[^/]+/test/|^test/`;
const NPM = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown'];
const any = (names) => `(${names.join('|')})`;
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule(
      'no-circular',
      'Two files that need each other are one file, or need a third below them.',
      {},
      { circular: true },
    ),
    rule('resolvable', 'Every import leads to a file or a package.', {}, { couldNotResolve: true }),

    ...Object.entries(MAY_IMPORT).map(([lib, others]) =>
      rule(
        `direction:${lib}`,
        `${lib} may import ${others.join(', ') || 'none of our libs'}.`,
        { path: `^libs/${lib}/` },
        { path: '^libs/', pathNot: `^libs/${any([lib, ...others])}/` },
      ),
    ),
    rule(
      'lib-in-table',
      'A new lib first gets its line in the table of this file.',
      { path: '^libs/', pathNot: `^libs/${any(Object.keys(MAY_IMPORT))}/` },
      { path: '^libs/' },
    ),
    rule(
      'catalogue-knows-alignment-types-only',
      'The catalogue names facets in the words of the alignment core but computes nothing with it.',
      { path: '^libs/catalogue/src/', pathNot: TEST_FILE },
      { path: '^libs/alignment/', dependencyTypesNot: ['type-only'] },
    ),
    rule('libs-not-to-apps', 'Libs do not know who uses them.', { path: '^libs/' }, { path: '^apps/' }),
    rule(
      'apps-not-to-apps',
      'Apps do not import each other; standalone starts the others through their bootstrap.',
      { path: '^apps/([^/]+)/' },
      { path: '^apps/', pathNot: '^apps/$1/|^apps/(api|worker)/src/bootstrap\\.ts$' },
    ),
    rule(
      'only-standalone-starts-apps',
      'Nobody but standalone and tests starts the api and the worker.',
      { path: '^(apps|libs)/', pathNot: `^apps/(standalone|api|worker)/|${TEST_CODE}` },
      { path: '^apps/(api|worker)/src/bootstrap\\.ts$' },
    ),
    rule(
      'api-and-worker-apart',
      'The api and the worker run apart, so neither imports the other.',
      { path: '^apps/(api|worker)/' },
      { path: '^apps/(api|worker)/src/bootstrap\\.ts$', pathNot: '^apps/$1/' },
    ),
    rule(
      'web-stands-alone',
      'The web app knows the API through its generated client only.',
      { path: '^apps/web/' },
      { path: '^(libs|scripts|test|apps/(api|worker|standalone))/' },
    ),
    rule(
      'web-is-not-a-lib',
      'Nothing outside imports the web app.',
      { pathNot: '^apps/web/' },
      { path: '^apps/web/' },
    ),

    rule(
      'one-door',
      'From outside, a lib is its src/index.ts; the test support may look behind it.',
      { path: '^(libs|apps|scripts|test)/([^/]+)/', pathNot: '^test/support/' },
      { path: '^libs/[^/]+/src/(?!index\\.ts$)', pathNot: '^$1/$2/' },
    ),
    rule(
      'entities-stay-inside',
      'A door exports records, never table classes.',
      { path: '^libs/[^/]+/src/index\\.ts$' },
      { path: '\\.entity\\.ts$' },
    ),
    rule(
      'no-test-code-in-the-product',
      'What ships does not import tests or their support.',
      { path: '^(apps|libs)/', pathNot: TEST_CODE },
      { path: TEST_CODE },
    ),
    rule(
      'no-scripts-in-the-product',
      'Scripts use the product, not the other way round.',
      { path: '^(apps|libs)/' },
      { path: '^scripts/' },
    ),

    ...Object.entries(PURE).map(([lib, packages]) =>
      rule(
        `pure:${lib}`,
        `${lib} is plain computation: no Node modules, npm packages only ${packages.join(', ') || 'none'}.`,
        { path: `^libs/${lib}/src/`, pathNot: TEST_FILE },
        {
          dependencyTypes: [...NPM, 'core'],
          ...(packages.length === 0 ? {} : { pathNot: `(^|/)node_modules/${any(packages)}/` }),
        },
      ),
    ),
    rule(
      'no-undeclared-npm',
      'Every package that is imported stands in package.json.',
      {},
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    rule(
      'no-dev-npm-on-the-server',
      'What the server needs at run time is a dependency, since a deployment leaves devDependencies out.',
      { path: '^(libs|apps/(api|worker|standalone))/', pathNot: TEST_CODE },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // only our own build output: packages keep their code in folders of that name, too
    exclude: { path: '^(dist|\\.data)/|^apps/web/src/generated/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
